import { effect, type ReadonlySignal, signal } from '@preact/signals';
import type { EnrolmentCodeLink } from '../../tablet/enrolment-link.ts';
import type { Tablet } from '../../tablet/tablet.ts';

interface Dependencies {
  tablet: Tablet;
  isAsked: () => boolean;
  enrol: (code: string) => Promise<void>;
}

/** A booth's kiosk becomes the device of a class only when no sign-in would be lost with it. */
export const createBoothLeaving = ({ tablet: { store, sender }, isAsked, enrol }: Dependencies) => {
  /** Sign-ins that are neither sent nor exported. */
  const exposed = signal(0);

  const count = async (): Promise<number | null> => {
    const counted = await store.countExposed();
    if (counted.ok) exposed.value = counted.value;
    return counted.ok ? counted.value : null;
  };

  return {
    exposed: exposed as ReadonlySignal<number>,
    count,
    /** False, with nothing changed, while a sign-in of the booth is only here. */
    leave: async ({ code }: EnrolmentCodeLink): Promise<boolean> => {
      const kept = await count();
      if (kept === 0) await enrol(code);
      else void sender.tryNow();
      return kept === 0;
    },
    /** While it asks, it counts anew whenever something was sent. */
    start: (): void => {
      effect(() => {
        if (sender.view.value && isAsked()) void count();
      });
    },
  };
};

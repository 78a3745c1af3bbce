import type { KeptClasses } from '../tablet/store/classes.ts';
import type { Tablet } from '../tablet/tablet.ts';
import type { createClassList, ListedClass } from './classes/class-list.ts';

interface Dependencies {
  tablet: Tablet;
  kept: KeptClasses;
  list: ReturnType<typeof createClassList>;
  /** Nobody is at a roster. */
  isIdle: () => boolean;
  /** A class is gone, or everything (null): with the class's name where others are left. */
  onGone: (device: string | null, name: string | null) => void;
}

/** The office's order to forget a class waits until all of it is sent and no roster lies open. */
export const createWipeOrder = ({ tablet, kept, list, isIdle, onGone }: Dependencies) => {
  const wipe = async (): Promise<void> => {
    const wiped = await tablet.endOfDay.wipe();
    if (!wiped.ok) return;
    list.clear();
    onGone(null, null);
  };

  const forget = async ({ device, enrolment }: ListedClass): Promise<void> => {
    const forgotten = await kept.forget(device);
    if (!forgotten.ok || !forgotten.value) return;
    await list.refresh();
    onGone(device, enrolment.pack.event.name);
  };

  return {
    obey: (): void => {
      const view = tablet.sender.view.value;
      const classes = list.classes.value;
      const ordered = classes.find(({ device }) => device === view?.wipeOrdered);
      if (!view || !ordered || ordered.unsent > 0 || !isIdle()) return;
      if (classes.length > 1) void forget(ordered);
      else if (view.unsent + view.parked === 0) void wipe();
    },
  };
};

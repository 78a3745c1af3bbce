import { effect, type ReadonlySignal, signal } from '@preact/signals';
import { type ClassDates, soonestFirst, timeOfClass } from '#domain/roster/class-order.ts';
import type { SenderView } from '../../tablet/sender.ts';
import type { KeptClass, KeptClasses } from '../../tablet/store/classes.ts';
import { dayAt } from '../days.ts';

/** A class of this device, as its list shows it. */
export interface ListedClass extends KeptClass, ClassDates {
  device: string;
  /** `next`: the first of those that are to come, where none is held now. */
  when: 'now' | 'next' | null;
}

interface Dependencies {
  kept: KeptClasses;
  sender: ReadonlySignal<SenderView | null>;
  /** Wall clock milliseconds, as the server has them. */
  now: () => number;
}

const datesOf = ({ enrolment: { pack } }: KeptClass, nowMs: number): ClassDates => {
  const dates = (pack.class?.days ?? []).map(({ date }) => date);
  const [first = ''] = dates;
  return { first, last: dates.at(-1) ?? first, today: dayAt(nowMs, pack.event.timeZone) };
};

/** In the order in which an instructor looks for them. */
const listed = (kept: readonly KeptClass[], nowMs: number): ListedClass[] => {
  const dated = kept.map((each) => ({ ...each, ...datesOf(each, nowMs) })).sort(soonestFirst);
  const isAnyNow = dated.some((each) => timeOfClass(each) === 'now');
  return dated.map((each, index) => {
    const time = timeOfClass(each);
    const isNext = index === 0 && time === 'to-come' && !isAnyNow;
    return { ...each, device: each.enrolment.device, when: time === 'now' ? 'now' : isNext ? 'next' : null };
  });
};

/** The classes of this device, counted anew whenever something was saved or sent. */
export const createClassList = ({ kept, sender, now }: Dependencies) => {
  const classes = signal<readonly ListedClass[]>([]);
  let asked = 0;

  const refresh = async (): Promise<readonly ListedClass[]> => {
    const turn = ++asked;
    const all = await kept.all();
    if (all.ok && turn === asked) classes.value = listed(all.value, now());
    return classes.value;
  };

  return {
    classes: classes as ReadonlySignal<readonly ListedClass[]>,
    refresh,
    /** After a wipe. */
    clear: (): void => {
      classes.value = [];
    },
    start: (): void => {
      effect(() => {
        if (sender.value) void refresh();
      });
    },
  };
};

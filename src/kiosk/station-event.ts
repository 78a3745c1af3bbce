import { computed, effect, type ReadonlySignal, signal } from '@preact/signals';
import type { Result } from '#domain/result.ts';
import type { ChosenEvent, Enrolment, StoreProblem } from '../tablet/store.ts';
import type { Tablet } from '../tablet/tablet.ts';
import { dueEvent, eventsOf, packAt } from './due-event.ts';
import { dayAt, isOver } from './event-day.ts';

/** How soon after the event's midnight its next day begins here. */
const dayCheckMs = 30_000;

/**
 * Which of its events this station is at. The date decides, on the server's clock as far as it is known, or staff for
 * a day; whatever is due waits until nobody is in the middle of anything.
 */
export const createStationEvent = (
  { clock, sender, store }: Pick<Tablet, 'clock' | 'sender' | 'store'>,
  isVisitorHere: () => boolean,
) => {
  /** As the office gave it, its first event ahead. */
  const enrolment = signal<Enrolment | null>(null);
  const chosen = signal<ChosenEvent | null>(null);
  const now = (): number => clock.now() + (sender.serverOffsetMs() ?? 0);
  const nowMs = signal(now());
  const due = computed(
    () => enrolment.value && dueEvent(eventsOf(enrolment.value.pack), nowMs.value, chosen.value),
  );
  const shown = signal<string | null>(null);
  const station = computed<Enrolment | null>(
    () => enrolment.value && { ...enrolment.value, pack: packAt(enrolment.value.pack, shown.value) },
  );
  const look = (): void => {
    nowMs.value = now();
  };

  return {
    enrolment,
    /** The enrolment with the event that is on the screen as its event. */
    station: station as ReadonlySignal<Enrolment | null>,
    /** The event that comes onto the screen as soon as nobody is in the middle of anything. */
    due: due as ReadonlySignal<string | null>,
    /** The last day of the event has passed. Sign-ins are taken all the same: what they count for is the office's matter. */
    isOver: computed(() => station.value !== null && isOver(station.value.pack.event, nowMs.value)),
    /** On the server's clock as far as it is known. */
    now,

    /** Takes up what staff chose before a restart, and goes by the clock from now on. */
    start: async (): Promise<void> => {
      const kept = await store.readSetting('chosen-event');
      if (kept.ok) chosen.value = kept.value;
      effect(() => {
        // Whenever the sender heard something it may know the server's clock better.
        void sender.view.value;
        look();
      });
      effect(() => {
        if (!isVisitorHere()) shown.value = due.value;
      });
      setInterval(look, dayCheckMs);
    },

    /** Staff say which event it is, until its day ends. */
    choose: async (event: string): Promise<Result<void, StoreProblem>> => {
      const { pack } = enrolment.value ?? {};
      const part = pack && eventsOf(pack).find((each) => each.event.id === event);
      const day = dayAt(now(), part?.event.timeZone ?? 'UTC');
      const value = { event, day };
      const kept = await store.saveSetting({ name: 'chosen-event', value });
      if (kept.ok) chosen.value = value;
      look();
      return kept;
    },

    /** The date decides again. */
    forgetChoice: async (): Promise<void> => {
      chosen.value = null;
      await store.forgetSettings(['chosen-event']);
    },
  };
};

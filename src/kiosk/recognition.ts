import type { Capture } from '../tablet/outbox.ts';
import { seenKey } from '../tablet/seen.ts';
import type { Enrolment, Store } from '../tablet/store.ts';

/** The event's calendar day, only to tell one from the next; the rules' own `dayInZone` would bring Temporal along. */
const dayAt = (wall: string, timeZone: string): string =>
  new Intl.DateTimeFormat('en-CA', { timeZone, dateStyle: 'short' }).format(Date.parse(wall));

/** Who was here today already, as hashes. Not knowing is not a reason to say so. */
export const createRecognition = (store: Pick<Store, 'rememberSeen' | 'forgetSeen'>) => {
  /** The check-in that was remembered last, for as long as its person may still say "this is not me". */
  let last: { checkIn: string; day: string; key: string } | null = null;
  return {
    /** Same badge, or same name and number, on the same day of the event. Remembers it. */
    isBack: async (capture: Capture, { token, pack }: Enrolment): Promise<boolean> => {
      try {
        const day = dayAt(capture.clocks.wall, pack.event.timeZone);
        const key = await seenKey(capture, token);
        const seen = await store.rememberSeen(day, key);
        const isBack = seen.ok && seen.value;
        last = isBack ? null : { checkIn: capture.id, day, key };
        return isBack;
      } catch {
        return false;
      }
    },
    /** It was somebody else: who it belongs to has not been here yet. */
    forget: async (checkIn: string): Promise<void> => {
      if (last?.checkIn === checkIn) await store.forgetSeen(last.day, last.key);
    },
  };
};

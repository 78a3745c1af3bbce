import type { CheckIn } from '#domain/check-in.ts';
import type { Writing } from '../store/index.ts';

/** Years with four digits, as the wire writes a moment (`Instant`). */
const first = Date.parse('0000-01-01T00:00:00Z');
const last = Date.parse('9999-12-31T23:59:59.999Z');

/**
 * When the person was seen: the device's wall clock, put right by what it knew of the server's. An offset that
 * leads out of all calendars is no knowledge, and must not hold up the records behind this one.
 */
export const seenAt = ({ clocks }: CheckIn): string => {
  const wall = Date.parse(clocks.wall);
  const corrected = wall + (clocks.serverOffsetMs ?? 0);
  return new Date(first <= corrected && corrected <= last ? corrected : wall).toISOString();
};

/** A check-in that was opened, with the work of matching it. */
export const addCheckIn = async (tx: Writing, receipt: number, checkIn: CheckIn): Promise<void> => {
  await tx
    .insertInto('check_in')
    .values({
      id: checkIn.id,
      receipt,
      device: checkIn.device,
      event: checkIn.event,
      seq: checkIn.seq,
      at: seenAt(checkIn),
      method: checkIn.method,
      claim_json: JSON.stringify(checkIn.claim),
      badge_json: checkIn.badge && JSON.stringify(checkIn.badge),
      understood_by: checkIn.understoodBy,
      locale: checkIn.locale,
      privacy_notice: checkIn.privacyNotice,
    })
    .execute();
  await tx
    .insertInto('work')
    .values({ kind: 'match', subject: checkIn.id })
    .onConflict((at) => at.doNothing())
    .execute();
};

import type { CheckIn, Correction } from '#domain/check-in.ts';
import type { Writing } from '../store/index.ts';

/** Years with four digits, as the wire writes a moment (`Instant`). */
const first = Date.parse('0000-01-01T00:00:00Z');
const last = Date.parse('9999-12-31T23:59:59.999Z');

/**
 * When the person was seen: the device's wall clock, put right by what it knew of the server's. An offset that
 * leads out of all calendars is no knowledge, and must not hold up the records behind this one.
 */
export const seenAt = ({ clocks }: Pick<CheckIn, 'clocks'>): string => {
  const wall = Date.parse(clocks.wall);
  const corrected = wall + (clocks.serverOffsetMs ?? 0);
  return new Date(first <= corrected && corrected <= last ? corrected : wall).toISOString();
};

/** What a person said about an earlier check-in: if that is here, it must be matched anew. */
const addCorrection = async (
  tx: Writing,
  receipt: number,
  { corrects, ...checkIn }: CheckIn & { corrects: Correction },
): Promise<void> => {
  const { id, device, event, seq, claim, locale, privacyNotice } = checkIn;
  const { id: subject, what } = corrects;
  await tx
    .insertInto('correction')
    .values({
      ...{ id, receipt, device, event, seq, at: seenAt(checkIn), corrects: subject, what },
      ...{ claim_json: JSON.stringify(claim), locale, privacy_notice: privacyNotice },
    })
    .execute();
  await tx
    .insertInto('work')
    .columns(['kind', 'subject'])
    .expression((eb) =>
      eb
        .selectFrom('check_in')
        .select((from) => [from.val('match' as const).as('kind'), 'check_in.id'])
        .where('check_in.id', '=', subject)
        .where('check_in.device', '=', device),
    )
    .onConflict((at) => at.doNothing())
    .execute();
};

/** A check-in that was opened, with the work of matching it; or a correction, with the same for what it corrects. */
export const addCheckIn = async (tx: Writing, receipt: number, checkIn: CheckIn): Promise<void> => {
  const { corrects } = checkIn;
  if (corrects) return addCorrection(tx, receipt, { ...checkIn, corrects });
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

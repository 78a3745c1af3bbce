import type { CheckIn } from '#domain/check-in.ts';
import { CheckInRecord } from '#domain/wire.ts';
import { type Clock, instantOf } from '../clock.ts';
import type { Store, Writing } from '../store/index.ts';
import { unseal } from './unseal.ts';

const cursorName = 'unsealed-receipt';

/** When the person was seen: the device's wall clock, put right by what it knew of the server's. */
const seenAt = ({ clocks }: CheckIn): string =>
  new Date(Date.parse(clocks.wall) + (clocks.serverOffsetMs ?? 0)).toISOString();

const addCheckIn = async (tx: Writing, receipt: number, checkIn: CheckIn): Promise<void> => {
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

/**
 * Opens the next records in the order of their receipt: each becomes a check-in with the work of matching it,
 * or goes to quarantine. Returns how many it looked at; none are left when it returns 0.
 */
export const createOpenBoxes =
  ({ store, clock }: { store: Store; clock: Clock }) =>
  (limit: number): Promise<number> =>
    store.write(async (tx) => {
      const cursor = await tx
        .selectFrom('setting')
        .select('value')
        .where('name', '=', cursorName)
        .executeTakeFirst();
      const rows = await tx
        .selectFrom('raw_record')
        .leftJoin('quarantine', 'quarantine.receipt', 'raw_record.receipt')
        .select(['raw_record.receipt', 'content', 'quarantine.why'])
        .where('raw_record.receipt', '>', Number(cursor?.value ?? 0))
        .orderBy('raw_record.receipt')
        .limit(limit)
        .execute();
      const last = rows.at(-1);
      if (!last) return 0;
      for (const { receipt, content, why } of rows) {
        if (why !== null) continue;
        const opened = unseal(CheckInRecord.parse(JSON.parse(content)));
        if (opened.ok) await addCheckIn(tx, receipt, opened.value);
        else
          await tx
            .insertInto('quarantine')
            .values({ receipt, why: opened.problem, at: instantOf(clock) })
            .execute();
      }
      const value = String(last.receipt);
      await tx
        .insertInto('setting')
        .values({ name: cursorName, value })
        .onConflict((at) => at.column('name').doUpdateSet({ value }))
        .execute();
      return rows.length;
    });

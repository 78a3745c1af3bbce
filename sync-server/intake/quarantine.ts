import { fail, type Result, succeed } from '#domain/result.ts';
import type { Audit } from '../access/index.ts';
import { type Clock, instantOf } from '../clock.ts';
import type { Store } from '../store/index.ts';
import { addCheckIn } from './add-check-in.ts';
import type { Unsealer } from './unsealer.ts';

const mostRows = 200;
/** Why a record of a revoked device waits for a supervisor. */
export const afterRevocation = 'after revocation';

/** How many of a lot went which way. */
export interface LotOutcome {
  released: number;
  rejected: number;
  /** Still in quarantine: they do not open. */
  kept: number;
}

interface Dependencies {
  store: Store;
  clock: Clock;
  audit: Audit;
  unsealer: Unsealer;
}

/** Records that are kept but not let in, and what staff do about them. The records themselves are never changed. */
export const createQuarantine = ({ store, clock, audit, unsealer }: Dependencies) => {
  const unresolved = store.db
    .selectFrom('quarantine')
    .innerJoin('raw_record', 'raw_record.receipt', 'quarantine.receipt')
    .innerJoin('device', 'device.id', 'raw_record.device')
    .where('quarantine.resolution', 'is', null);

  const waiting = (receipt: number) =>
    unresolved
      .select(['raw_record.content', 'raw_record.device'])
      .where('raw_record.receipt', '=', receipt)
      .executeTakeFirst();

  const resolve = async (
    receipt: number,
    order: { resolution: 'released' | 'rejected'; by: string; reason: string | null },
    also: (tx: Parameters<Parameters<Store['write']>[0]>[0]) => Promise<void>,
  ): Promise<void> => {
    await store.write(async (tx) => {
      await also(tx);
      await tx
        .updateTable('quarantine')
        .set({
          resolution: order.resolution,
          resolved_by: order.by,
          resolved_at: instantOf(clock),
          reason: order.reason,
        })
        .where('receipt', '=', receipt)
        .execute();
      await audit.append(tx, {
        actor: order.by,
        action: `quarantine-${order.resolution}`,
        subject: String(receipt),
        detail: { reason: order.reason },
      });
    });
  };

  /** Opens the record again and lets it in. The problem is a sentence: it stays in quarantine. */
  const release = async (receipt: number, by: string): Promise<Result<null, string>> => {
    const row = await waiting(receipt);
    if (!row) return fail('this record is not in quarantine any more');
    const [opened] = await unsealer.open([row.content]);
    if (!opened?.ok) return fail(opened?.problem ?? 'it was not opened');
    const checkIn = opened.value;
    const twin = await store.db
      .selectFrom('check_in')
      .select('receipt')
      .where('id', '=', checkIn.id)
      .executeTakeFirst();
    if (twin) return fail('another record with this id was let in already');
    const [device, event] = await Promise.all([
      store.db.selectFrom('device').select('id').where('id', '=', checkIn.device).executeTakeFirst(),
      store.db.selectFrom('approved_event').select('id').where('id', '=', checkIn.event).executeTakeFirst(),
    ]);
    if (!device || !event) return fail('its device or its event is not known here');
    await resolve(receipt, { resolution: 'released', by, reason: null }, (tx) =>
      addCheckIn(tx, receipt, checkIn),
    );
    return succeed(null);
  };

  const reject = async (
    receipt: number,
    order: { by: string; reason: string },
  ): Promise<Result<null, string>> => {
    if (!(await waiting(receipt))) return fail('this record is not in quarantine any more');
    await resolve(receipt, { resolution: 'rejected', ...order }, async () => undefined);
    return succeed(null);
  };

  return {
    /** Newest first, at most 200; of one event or of all. */
    list: async (event?: string) => {
      const asked = unresolved.$if(event !== undefined, (query) =>
        query.where('device.event', '=', event ?? ''),
      );
      const records = await asked
        .select([
          'raw_record.receipt',
          'raw_record.id',
          'raw_record.device',
          'device.station',
          'received_at',
          'why',
          'content',
        ])
        .orderBy('raw_record.receipt', 'desc')
        .limit(mostRows)
        .execute();
      const { total } = await asked
        .select((eb) => eb.fn.countAll<number>().as('total'))
        .executeTakeFirstOrThrow();
      return { records, total };
    },
    release,
    reject,

    /** All that a revoked device still sent, together. */
    decideLot: async (
      device: string,
      order: { verdict: 'release' | 'reject'; by: string; reason: string },
    ): Promise<LotOutcome> => {
      const lot = await unresolved
        .select('raw_record.receipt')
        .where('raw_record.device', '=', device)
        .where('why', '=', afterRevocation)
        .orderBy('raw_record.receipt')
        .execute();
      const outcome: LotOutcome = { released: 0, rejected: 0, kept: 0 };
      for (const { receipt } of lot) {
        const done =
          order.verdict === 'release' ? await release(receipt, order.by) : await reject(receipt, order);
        if (!done.ok) outcome.kept++;
        else if (order.verdict === 'release') outcome.released++;
        else outcome.rejected++;
      }
      return outcome;
    },
  };
};

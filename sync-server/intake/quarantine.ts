import { sql } from 'kysely';
import { fail, type Result, succeed } from '#domain/result.ts';
import type { Audit } from '../access/index.ts';
import { type Clock, instantOf } from '../clock.ts';
import { eventOfRecord, type Store, type Writing } from '../store/index.ts';
import { addContent, contentTrouble } from './add-content.ts';
import type { Content } from './content.ts';
import type { Unsealer } from './unsealer.ts';

/** Records of one answer. */
const mostRows = 100;
/** Of a record as it came: more than anybody reads on a page; what is no record of ours may be much longer. */
const mostCharacters = 4_000;
const gone = 'this record is not in quarantine any more';
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

  /** Closes a case that is open, with what the verdict brings about; of two who decide at once the first is right. */
  const resolve = (
    receipt: number,
    order: { resolution: 'released' | 'rejected'; by: string; reason: string | null },
    also: (tx: Writing) => Promise<Result<null, string>>,
  ): Promise<Result<null, string>> =>
    store.write(async (tx) => {
      const open = await tx
        .selectFrom('quarantine')
        .select('receipt')
        .where('receipt', '=', receipt)
        .where('resolution', 'is', null)
        .executeTakeFirst();
      if (!open) return fail(gone);
      const done = await also(tx);
      if (!done.ok) return done;
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
      return succeed(null);
    });

  const letIn = async (tx: Writing, receipt: number, content: Content): Promise<Result<null, string>> => {
    const twin = await tx
      .selectFrom('check_in')
      .select('receipt')
      .where('id', '=', content.id)
      .union(tx.selectFrom('correction').select('receipt').where('id', '=', content.id))
      .union(tx.selectFrom('roster_change').select('receipt').where('id', '=', content.id))
      .executeTakeFirst();
    if (twin) return fail('another record with this id was let in already');
    const device = await tx
      .selectFrom('device')
      .select('id')
      .where('id', '=', content.device)
      .executeTakeFirst();
    const event = await tx
      .selectFrom('approved_event')
      .select('id')
      .where('id', '=', content.event)
      .executeTakeFirst();
    if (!device || !event) return fail('its device or its event is not known here');
    const trouble = await contentTrouble(tx, content);
    if (trouble !== null) return fail(trouble);
    await addContent(tx, receipt, content);
    return succeed(null);
  };

  const unsealed = async (receipt: number): Promise<Result<Content, string>> => {
    const row = await waiting(receipt);
    if (!row) return fail(gone);
    const [opened] = await unsealer.open([row.content]);
    return opened ?? fail('it was not opened');
  };

  /** Opens the record again and lets it in. The problem is a sentence: it stays in quarantine. */
  const release = async (
    receipt: number,
    by: string,
    reason: string | null = null,
  ): Promise<Result<null, string>> => {
    const opened = await unsealed(receipt);
    if (!opened.ok) return opened;
    return resolve(receipt, { resolution: 'released', by, reason }, (tx) => letIn(tx, receipt, opened.value));
  };

  const reject = (receipt: number, order: { by: string; reason: string }): Promise<Result<null, string>> =>
    resolve(receipt, { resolution: 'rejected', ...order }, async () => succeed(null));

  const reopen = async (tx: Writing, receipt: number, by: string): Promise<void> => {
    await tx
      .updateTable('quarantine')
      .set({ resolution: null, resolved_by: null, resolved_at: null, reason: null })
      .where('receipt', '=', receipt)
      .execute();
    await audit.append(tx, {
      actor: by,
      action: 'quarantine-reopened',
      subject: String(receipt),
      detail: {},
    });
  };

  return {
    /**
     * Newest first, at most 100 before a receipt; of one event or of all. Without `lot` what came from revoked
     * devices after their revocation is left out, since it is decided on together; with it, only that device's.
     */
    list: async ({ event, lot, before }: { event?: string; lot?: string; before?: number } = {}) => {
      const asked = unresolved
        .$if(event !== undefined, (query) => query.where(eventOfRecord, '=', event ?? ''))
        .$if(lot === undefined, (query) => query.where('why', '<>', afterRevocation))
        .$if(lot !== undefined, (query) =>
          query.where('why', '=', afterRevocation).where('device.id', '=', lot ?? ''),
        );
      const records = await asked
        .innerJoin('approved_event', (join) => join.on(eventOfRecord, '=', sql.ref('approved_event.id')))
        .select([
          'raw_record.receipt',
          'raw_record.id',
          'raw_record.device',
          'device.station',
          'approved_event.id as event',
          'approved_event.name as event_name',
          'received_at',
          'why',
          (eb) => eb.fn<string>('substr', ['content', sql.lit(1), sql.lit(mostCharacters)]).as('content'),
          (eb) => eb.fn<number>('length', ['content']).as('characters'),
        ])
        .$if(before !== undefined, (query) => query.where('raw_record.receipt', '<', before ?? 0))
        .orderBy('raw_record.receipt', 'desc')
        .limit(mostRows)
        .execute();
      const { total } = await asked
        .select((eb) => eb.fn.countAll<number>().as('total'))
        .executeTakeFirstOrThrow();
      return { records, total };
    },

    /** What revoked devices still sent and nobody decided on yet, a row a device; of those at one event or of all. */
    lots: (event?: string) =>
      unresolved
        .innerJoin('approved_event', 'approved_event.id', 'device.event')
        .where('why', '=', afterRevocation)
        .$if(event !== undefined, (query) =>
          query.where('device.id', 'in', (eb) =>
            eb
              .selectFrom('device_event')
              .select('device')
              .where('event', '=', event ?? ''),
          ),
        )
        .select([
          'device.id as device',
          'device.station',
          'device.revoked_at',
          'approved_event.id as event',
          'approved_event.name as event_name',
          (eb) => eb.fn.countAll<number>().as('records'),
        ])
        .groupBy('device.id')
        .orderBy('device.revoked_at', 'desc')
        .execute(),

    /** Whether this record is part of a revoked device's lot, which not everybody may decide on. */
    isOfLot: async (receipt: number): Promise<boolean> => {
      const row = await store.db
        .selectFrom('quarantine')
        .select('why')
        .where('receipt', '=', receipt)
        .executeTakeFirst();
      return row?.why === afterRevocation;
    },

    /** What is in the box, for a member of staff to read; who looked is remembered. The problem is a sentence. */
    open: async (receipt: number, by: string): Promise<Result<Content, string>> => {
      const opened = await unsealed(receipt);
      if (!opened.ok) return opened;
      await store.write((tx) =>
        audit.append(tx, { actor: by, action: 'quarantine-opened', subject: String(receipt), detail: {} }),
      );
      return opened;
    },

    release,
    reject,

    /** Takes a rejection back: the record waits in quarantine again. */
    reopen: (receipt: number, by: string): Promise<Result<null, string>> =>
      store.write(async (tx) => {
        const rejected = await tx
          .selectFrom('quarantine')
          .select('receipt')
          .where('receipt', '=', receipt)
          .where('resolution', '=', 'rejected')
          .executeTakeFirst();
        if (!rejected) return fail('this record is not rejected');
        await reopen(tx, receipt, by);
        return succeed(null);
      }),

    /** The same for all that was rejected of a revoked device's lot. */
    reopenLot: (device: string, by: string): Promise<number> =>
      store.write(async (tx) => {
        const rejected = await tx
          .selectFrom('quarantine')
          .innerJoin('raw_record', 'raw_record.receipt', 'quarantine.receipt')
          .select('raw_record.receipt')
          .where('raw_record.device', '=', device)
          .where('why', '=', afterRevocation)
          .where('resolution', '=', 'rejected')
          .execute();
        for (const { receipt } of rejected) await reopen(tx, receipt, by);
        return rejected.length;
      }),

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
          order.verdict === 'release'
            ? await release(receipt, order.by, order.reason)
            : await reject(receipt, { by: order.by, reason: order.reason });
        if (!done.ok) outcome.kept++;
        else if (order.verdict === 'release') outcome.released++;
        else outcome.rejected++;
      }
      return outcome;
    },
  };
};

/** Batches in: kept raw and durable before they are acknowledged, opened afterwards. */
import { maxRecordsPerBatch } from '#domain/batch-bounds.ts';
import { fail, type Result, succeed } from '#domain/result.ts';
import type { SealedExport } from '#domain/sealed-export.ts';
import type { Ack, AckStatus, BatchAnswer, CheckInRecord } from '#domain/wire.ts';
import type { Audit, Device } from '../access/index.ts';
import { type Clock, instantOf } from '../clock.ts';
import type { Keys } from '../keys/index.ts';
import type { Store } from '../store/index.ts';
import { type Arrival, readArrival } from './arrival.ts';
import { createGroupCommit } from './group-commit.ts';
import { createOpenBoxes } from './open-boxes.ts';
import { createProgress } from './progress.ts';
import { afterRevocation, createQuarantine } from './quarantine.ts';
import { createUnsealer } from './unsealer.ts';
import { createVouching } from './vouch.ts';

export { seenAt } from './add-check-in.ts';
export { addRosterChange } from './add-roster-change.ts';
export { type Content, isRosterChange } from './content.ts';
export { isPublicKey, isTextSigned } from './signature.ts';

/** What a tablet hands in. */
interface Delivery {
  records: readonly unknown[];
  signature: string | null;
}

/** What staff carried here from a tablet. */
export type Carried = Pick<SealedExport, 'records' | 'signature' | 'exportedAt'>;

export const createIntake = ({
  store,
  clock,
  audit,
  keys,
}: {
  store: Store;
  clock: Clock;
  audit: Audit;
  keys: Keys;
}) => {
  const progress = createProgress(store.db);
  const commits = createGroupCommit(store);
  const unsealer = createUnsealer(keys);

  const alarm = (device: Device, acks: readonly Ack[]) =>
    store.write((tx) =>
      audit.append(tx, {
        actor: `device:${device.id}`,
        action: 'records-quarantined',
        subject: device.event,
        detail: { ids: acks.map(({ id }) => id) },
      }),
    );

  const take = async (
    device: Device,
    size: number,
    look: () => Promise<Arrival[]>,
  ): Promise<Result<BatchAnswer, 'busy'>> => {
    const receivedAt = instantOf(clock);
    const kept = await commits.keep(size, async () => ({
      device: device.id,
      receivedAt,
      arrivals: await look(),
    }));
    if (!kept.ok) return fail('busy');
    progress.add(
      device.id,
      kept.value.map(({ seq }) => seq),
    );
    const acks = kept.value.map(({ ack }) => ack);
    const quarantined = acks.filter(({ status }) => status === 'quarantined');
    if (quarantined.length > 0) await alarm(device, quarantined);
    return succeed({
      serverTime: instantOf(clock),
      acks,
      order: device.revoked ? ('wipe' as const) : null,
      device: await progress.of(device.id),
    });
  };

  const hashOf = ({ contentHash }: Arrival): string => contentHash.toString('hex');

  return {
    /**
     * Durable (committed with fsync) when it resolves to an answer. `busy`: nothing was kept, ask again later.
     * Rejects, with nothing stored, when the database could not commit.
     */
    receive: (device: Device, { records, signature }: Delivery): Promise<Result<BatchAnswer, 'busy'>> =>
      take(device, records.length, async () => {
        const arrivals = records.map((record) => readArrival(record, device));
        const last = arrivals.at(-1);
        const lastRecordHash = last ? hashOf(last) : '';
        const vouch = await createVouching(device, { lastRecordHash, signature, as: 'batch' });
        return arrivals.map(vouch);
      }),

    /**
     * Takes in an export that a member of staff brought, a batch at a time: so many were stored, were here already,
     * or wait in quarantine. Done again, or after a `busy` half way, it changes nothing of what is here.
     */
    importExport: async (
      device: Device,
      { records, signature, exportedAt }: Carried,
      by: string,
    ): Promise<Result<Record<AckStatus, number>, 'busy'>> => {
      const lastRecordHash = hashOf(readArrival(records.at(-1), device));
      const vouch = await createVouching(device, { lastRecordHash, signature, as: 'export' });
      const counts: Record<AckStatus, number> = { stored: 0, duplicate: 0, quarantined: 0 };
      for (let start = 0; start < records.length; start += maxRecordsPerBatch) {
        const batch = records.slice(start, start + maxRecordsPerBatch);
        const answer = await take(device, batch.length, async () =>
          batch.map((record) => vouch(readArrival(record, device))),
        );
        if (!answer.ok) return answer;
        for (const { status } of answer.value.acks) counts[status]++;
      }
      await store.write((tx) =>
        audit.append(tx, {
          actor: by,
          action: 'export-imported',
          subject: device.id,
          detail: { exportedAt, records: records.length, ...counts },
        }),
      );
      return succeed(counts);
    },

    /** Keeps a record that this server made for a device of its own. `trouble`: why it waits in quarantine. */
    keepOwn: (
      device: Device,
      record: CheckInRecord,
      trouble: string | null,
    ): Promise<Result<BatchAnswer, 'busy'>> =>
      take(device, 1, async () => {
        const arrival = readArrival(record, device);
        return [{ ...arrival, trouble: device.revoked ? afterRevocation : (trouble ?? arrival.trouble) }];
      }),

    untilQuiet: commits.untilQuiet,
    progressOf: progress.of,
    workOnce: createOpenBoxes({ store, clock, unsealer }),
    quarantine: createQuarantine({ store, clock, audit, unsealer }),
    close: unsealer.stop,
  };
};
export type Intake = ReturnType<typeof createIntake>;

/** Batches in: kept raw and durable before they are acknowledged, opened afterwards. */
import { fail, type Result, succeed } from '#domain/result.ts';
import type { Ack, BatchAnswer } from '#domain/wire.ts';
import type { Audit, Device } from '../access/index.ts';
import { type Clock, instantOf } from '../clock.ts';
import type { Keys } from '../keys/index.ts';
import type { Store } from '../store/index.ts';
import { type Arrival, readArrival } from './arrival.ts';
import { createGroupCommit } from './group-commit.ts';
import { createOpenBoxes } from './open-boxes.ts';
import { createProgress } from './progress.ts';
import { afterRevocation, createQuarantine } from './quarantine.ts';
import { isSigned } from './signature.ts';
import { createUnsealer } from './unsealer.ts';

export { isPublicKey } from './signature.ts';

/** What a tablet hands in. */
interface Delivery {
  records: readonly unknown[];
  signature: string | null;
}

/** What a revoked device still hands in waits for a supervisor. */
const held = (arrival: Arrival): Arrival => ({ ...arrival, trouble: arrival.trouble ?? afterRevocation });

/** A whole batch goes to quarantine when nothing says that this tablet made it, or when the tablet is revoked. */
const judgeAll = (
  device: Device,
  arrivals: readonly Arrival[],
  signature: string | null,
): readonly Arrival[] => {
  const lastRecordHash = arrivals.at(-1)?.contentHash.toString('hex') ?? '';
  const { id, publicKey } = device;
  if (publicKey !== null && !isSigned({ device: id, publicKey }, { lastRecordHash, signature })) {
    const trouble = 'the batch was not signed by this tablet';
    // Whoever sent it must not fill a gap of this tablet's count.
    return arrivals.map((arrival) => ({ ...arrival, seq: null, trouble: arrival.trouble ?? trouble }));
  }
  return device.revoked ? arrivals.map(held) : arrivals;
};

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

  const take = async (device: Device, arrivals: readonly Arrival[]): Promise<Result<BatchAnswer, 'busy'>> => {
    const kept = await commits.keep({ device: device.id, receivedAt: instantOf(clock), arrivals });
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

  const readAll = (device: Device, records: readonly unknown[]): Arrival[] =>
    records.map((record) => readArrival(record, { device: device.id, event: device.event }));

  return {
    /**
     * Durable (committed with fsync) when it resolves to an answer. `busy`: nothing was kept, ask again later.
     * Rejects, with nothing stored, when the database could not commit.
     */
    receive: (device: Device, { records, signature }: Delivery): Promise<Result<BatchAnswer, 'busy'>> =>
      take(device, judgeAll(device, readAll(device, records), signature)),

    /** What staff carried here from a tablet: the seal and the chain speak for it, and the member of staff. */
    importRecords: (device: Device, records: readonly unknown[]): Promise<Result<BatchAnswer, 'busy'>> => {
      const arrivals = readAll(device, records);
      return take(device, device.revoked ? arrivals.map(held) : arrivals);
    },

    untilQuiet: commits.untilQuiet,
    progressOf: progress.of,
    workOnce: createOpenBoxes({ store, clock, unsealer }),
    quarantine: createQuarantine({ store, clock, audit, unsealer }),
    close: unsealer.stop,
  };
};
export type Intake = ReturnType<typeof createIntake>;

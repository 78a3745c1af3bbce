/** Batches in: kept raw and durable before they are acknowledged, opened afterwards. */
import type { AckStatus, BatchAnswer } from '#domain/wire.ts';
import type { Audit } from '../access/index.ts';
import { type Clock, instantOf } from '../clock.ts';
import type { Store } from '../store/index.ts';
import { createOpenBoxes } from './open-boxes.ts';
import { createProgress } from './progress.ts';
import { createQuarantine } from './quarantine.ts';
import { readArrival, type Sender, storeArrivals } from './receive.ts';

export const createIntake = ({ store, clock, audit }: { store: Store; clock: Clock; audit: Audit }) => {
  const progressOf = createProgress(store.db);

  const alarm = (sender: Sender, ids: (string | null)[]) =>
    store.write((tx) =>
      audit.append(tx, {
        actor: `device:${sender.id}`,
        action: 'records-quarantined',
        subject: sender.event,
        detail: { ids },
      }),
    );

  return {
    /** Durable (committed with fsync) when it resolves; rejects, with nothing stored, when it could not be. */
    receive: async (sender: Sender, records: readonly unknown[]): Promise<BatchAnswer> => {
      const arrivals = records.map((record) => readArrival(record, sender));
      const at = instantOf(clock);
      const acks = await store.writeRaw((connection) => storeArrivals(connection, arrivals, { sender, at }));
      const isQuarantined = ({ status }: { status: AckStatus }): boolean => status === 'quarantined';
      if (acks.some(isQuarantined))
        await alarm(
          sender,
          acks.filter(isQuarantined).map(({ id }) => id),
        );
      return { serverTime: instantOf(clock), acks, device: await progressOf(sender.id) };
    },
    progressOf,
    workOnce: createOpenBoxes({ store, clock }),
    quarantined: createQuarantine(store.db),
  };
};
export type Intake = ReturnType<typeof createIntake>;

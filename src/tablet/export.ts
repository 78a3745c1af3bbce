import { type Result, succeed } from '#domain/result.ts';
import type { SealedExport } from '#domain/sealed-export.ts';
import type { CheckInRecord } from '#domain/wire.ts';
import { instantOf, type TabletClock } from './clock.ts';
import { signBatch } from './signing.ts';
import type { Store, StoreProblem } from './store.ts';

/** An export that this tablet made itself: its records are known to be records. */
export type OwnExport = Omit<SealedExport, 'records'> & { records: CheckInRecord[] };

/** The way out of a tablet that will never be online again. Nothing is deleted by it. */
export const createExporting = ({ store, clock }: { store: Store; clock: TabletClock }) => ({
  /** Everything that no acknowledgement named, parked records too: one export per device this tablet has been. */
  make: async (): Promise<Result<OwnExport[], StoreProblem>> => {
    const kept = await store.keptByDevice();
    if (!kept.ok) return kept;
    const exports: OwnExport[] = [];
    for (const { device, station, key, records } of kept.value) {
      exports.push({
        rollcall: 'sealed-export',
        version: 1,
        device,
        station,
        event: records[0]?.event ?? '',
        exportedAt: instantOf(clock.now()),
        records,
        signature: key && (await signBatch(key, records)),
      });
    }
    return succeed(exports);
  },

  /** Staff say that these exports are where they should be: from then on a wipe would lose none of their records. */
  confirm: (exports: readonly OwnExport[]) =>
    store.markExported(
      exports.flatMap(({ records }) => records.map(({ id }) => id)),
      clock.now(),
    ),
});

/** `rollcall-Booth-7-20260910-170000.json`: names that every system takes. */
export const fileNameOf = ({ station, exportedAt }: SealedExport): string => {
  const name = station
    .normalize('NFKD')
    .replace(/[^A-Za-z0-9]+/g, '-')
    .replace(/^-|-$/g, '');
  const time = exportedAt.slice(0, 19).replace(/[-:]/g, '').replace('T', '-');
  return `rollcall-${name || 'tablet'}-${time}.json`;
};

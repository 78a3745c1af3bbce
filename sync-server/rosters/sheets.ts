/** Photographs and scans of sheets that were filled in by hand: kept as they came, beside the roster entered from them. */
import { createHash } from 'node:crypto';
import { uuidv7 } from 'uuidv7';
import {
  type EvidenceKind,
  evidenceKindOf,
  kindBytes,
  type NoEvidence,
} from '#domain/application/evidence-kind.ts';
import { fail, type Result, succeed } from '#domain/result.ts';
import type { RosterSheet } from '#domain/rosters-api.ts';
import type { Audit } from '../access/index.ts';
import { type Clock, instantOf } from '../clock.ts';
import type { Store } from '../store/index.ts';

/** Of one class: as many pages as anybody fills in. */
const mostSheets = 50;

export type SheetProblem = NoEvidence | 'too-many-sheets' | 'unknown-sheet';

export interface SheetFile {
  kind: EvidenceKind;
  bytes: Uint8Array<ArrayBuffer>;
}

export const createSheets = ({ store, clock, audit }: { store: Store; clock: Clock; audit: Audit }) => ({
  /** Keeps a file; the same once more is the one that is there. */
  addSheet: async (
    event: string,
    { bytes, name, staff }: { bytes: Uint8Array; name: string; staff: string },
  ): Promise<Result<null, SheetProblem>> => {
    const kind = evidenceKindOf(bytes.subarray(0, kindBytes));
    if (!kind.ok) return kind;
    const contentHash = createHash('sha256').update(bytes).digest();
    return store.write(async (tx): Promise<Result<null, SheetProblem>> => {
      const known = await tx
        .selectFrom('roster_sheet')
        .select(['id', 'content_hash'])
        .where('event', '=', event)
        .execute();
      if (known.some(({ content_hash }) => contentHash.equals(content_hash))) return succeed(null);
      if (known.length >= mostSheets) return fail('too-many-sheets');
      const id = uuidv7();
      await tx
        .insertInto('roster_sheet')
        .values({
          ...{ id, event, name, kind: kind.value, content_hash: contentHash },
          ...{ added_by: staff, added_at: instantOf(clock), set_aside_by: null, set_aside_at: null },
        })
        .execute();
      await tx
        .insertInto('roster_sheet_file')
        .values({ sheet: id, bytes: Buffer.from(bytes) })
        .execute();
      const sha256 = contentHash.toString('hex');
      await audit.append(tx, {
        ...{ actor: staff, action: 'roster-sheet-added', subject: event, detail: { sheet: id, sha256 } },
      });
      return succeed(null);
    });
  },

  /** Says that a sheet does not belong here, or that it does after all. */
  setSheetAside: (
    sheet: string,
    { isAside, staff }: { isAside: boolean; staff: string },
  ): Promise<Result<{ event: string }, SheetProblem>> =>
    store.write(async (tx) => {
      const row = await tx
        .selectFrom('roster_sheet')
        .select(['event', 'set_aside_at'])
        .where('id', '=', sheet)
        .executeTakeFirst();
      if (!row) return fail('unknown-sheet');
      if ((row.set_aside_at !== null) === isAside) return succeed({ event: row.event });
      await tx
        .updateTable('roster_sheet')
        .set({ set_aside_by: isAside ? staff : null, set_aside_at: isAside ? instantOf(clock) : null })
        .where('id', '=', sheet)
        .execute();
      const action = isAside ? 'roster-sheet-set-aside' : 'roster-sheet-restored';
      await audit.append(tx, { actor: staff, action, subject: row.event, detail: { sheet } });
      return succeed({ event: row.event });
    }),

  sheetsOf: async (event: string): Promise<RosterSheet[]> => {
    const rows = await store.db
      .selectFrom('roster_sheet')
      .innerJoin('staff', 'staff.id', 'added_by')
      .select(['roster_sheet.id', 'roster_sheet.name', 'kind', 'added_at', 'set_aside_at'])
      .select('staff.name as added_by')
      .where('event', '=', event)
      .orderBy('roster_sheet.id')
      .execute();
    return rows.map(({ id, name, kind, added_at, added_by, set_aside_at }) => ({
      ...{ id, name, kind, addedAt: added_at, addedBy: added_by, isAside: set_aside_at !== null },
    }));
  },

  sheetFile: async (sheet: string): Promise<SheetFile | null> => {
    const row = await store.db
      .selectFrom('roster_sheet')
      .innerJoin('roster_sheet_file', 'roster_sheet_file.sheet', 'roster_sheet.id')
      .select(['kind', 'bytes'])
      .where('roster_sheet.id', '=', sheet)
      .executeTakeFirst();
    return row ? { kind: row.kind, bytes: new Uint8Array(row.bytes) } : null;
  },
});

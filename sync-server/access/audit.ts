import { createHash } from 'node:crypto';
import { type Clock, instantOf } from '../clock.ts';
import type { Reading, Writing } from '../store/index.ts';

export interface AuditEvent {
  actor: string;
  action: string;
  subject: string;
  detail: Record<string, unknown>;
}

const firstHash = '0'.repeat(64);

const hashRow = (row: {
  at: string;
  actor: string;
  action: string;
  subject: string;
  detail_json: string;
  previous_hash: string;
}): string =>
  createHash('sha256')
    .update(JSON.stringify([row.previous_hash, row.at, row.actor, row.action, row.subject, row.detail_json]))
    .digest('hex');

/** A log in which every row names the hash of the row before it, so that a change leaves a mark. */
export const createAudit = ({ db, clock }: { db: Reading; clock: Clock }) => ({
  append: async (tx: Writing, { actor, action, subject, detail }: AuditEvent): Promise<void> => {
    const last = await tx
      .selectFrom('audit')
      .select('hash')
      .orderBy('position', 'desc')
      .limit(1)
      .executeTakeFirst();
    const row = {
      at: instantOf(clock),
      actor,
      action,
      subject,
      detail_json: JSON.stringify(detail),
      previous_hash: last?.hash ?? firstHash,
    };
    await tx
      .insertInto('audit')
      .values({ ...row, hash: hashRow(row) })
      .execute();
  },

  /** The position of the first row that does not fit the one before it, null when all do. */
  verify: async (): Promise<number | null> => {
    let previous = firstHash;
    for (const row of await db.selectFrom('audit').selectAll().orderBy('position').execute()) {
      if (row.previous_hash !== previous || row.hash !== hashRow(row)) return row.position;
      previous = row.hash;
    }
    return null;
  },
});
export type Audit = ReturnType<typeof createAudit>;

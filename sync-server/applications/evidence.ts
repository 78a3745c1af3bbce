/** Files that show what an application says: announced, then sent in pieces that a broken line can go on with. */
import { createHash } from 'node:crypto';
import { sql } from 'kysely';
import { mostEvidenceBytes, mostEvidenceFiles } from '#domain/application/application.ts';
import {
  type EvidenceKind,
  evidenceKindOf,
  kindBytes,
  type NoEvidence,
} from '#domain/application/evidence-kind.ts';
import { evidencePieceBytes, type NewEvidence } from '#domain/applications-api.ts';
import { fail, type Result, succeed } from '#domain/result.ts';
import type { Reading, Writing } from '../store/index.ts';

export type EvidenceProblem =
  | 'too-many-files'
  | 'too-many-bytes'
  | 'added-already'
  | 'other-evidence'
  | 'unknown-evidence'
  | 'too-much'
  | 'damaged'
  | NoEvidence;

const filesOf = (db: Reading, application: string) =>
  db
    .selectFrom('evidence')
    .selectAll()
    .where('application', '=', application)
    .orderBy('added_at')
    .orderBy('id');

export const evidenceOf = (db: Reading, application: string) => filesOf(db, application).execute();

/** A file that is to come. The same again changes nothing. */
export const announce = async (
  tx: Writing,
  { id, name, size, sha256, application, at }: NewEvidence & { application: string; at: string },
): Promise<Result<null, EvidenceProblem>> => {
  const hash = Buffer.from(sha256, 'hex');
  const same = await tx.selectFrom('evidence').selectAll().where('id', '=', id).executeTakeFirst();
  if (same) {
    const isSame = same.application === application && same.size === size && same.sha256.equals(hash);
    return isSame ? succeed(null) : fail('other-evidence');
  }
  const files = await evidenceOf(tx, application);
  if (files.some((one) => one.sha256.equals(hash))) return fail('added-already');
  if (files.length >= mostEvidenceFiles) return fail('too-many-files');
  if (files.reduce((bytes, one) => bytes + one.size, size) > mostEvidenceBytes) return fail('too-many-bytes');
  await tx
    .insertInto('evidence')
    .values({
      ...{ id, application, name, size, sha256: hash, received: 0 },
      ...{ kind: null, added_at: at, completed_at: null },
    })
    .execute();
  return succeed(null);
};

/** All of it, in order. */
export const bytesOf = async (db: Reading, evidence: string): Promise<Buffer<ArrayBuffer>> => {
  const pieces = await db
    .selectFrom('evidence_piece')
    .select('bytes')
    .where('evidence', '=', evidence)
    .orderBy('position')
    .execute();
  return Buffer.concat(pieces.map(({ bytes }) => bytes));
};

const forget = async (tx: Writing, evidence: string): Promise<void> => {
  await tx.deleteFrom('evidence_piece').where('evidence', '=', evidence).execute();
  await tx.deleteFrom('evidence').where('id', '=', evidence).execute();
};

/** It counts from now on, unless it is not what was announced: then it begins anew. */
const complete = async (
  tx: Writing,
  { id, kind, sha256, at }: { id: string; kind: string | null; sha256: Buffer; at: string },
): Promise<Result<null, 'damaged'>> => {
  const hash = createHash('sha256')
    .update(await bytesOf(tx, id))
    .digest();
  if (hash.equals(sha256)) {
    await tx.updateTable('evidence').set({ completed_at: at }).where('id', '=', id).execute();
    if (kind !== 'application/pdf')
      await tx.insertInto('work').values({ kind: 'picture', subject: id }).execute();
    return succeed(null);
  }
  await tx.deleteFrom('evidence_piece').where('evidence', '=', id).execute();
  await tx.updateTable('evidence').set({ received: 0, kind: null }).where('id', '=', id).execute();
  return fail('damaged');
};

/**
 * The next piece of a file. One that does not begin where the last one ended is not taken: whoever sends asks what is
 * here and goes on there. A file that is no evidence is forgotten with its first piece.
 */
export const takePiece = async (
  tx: Writing,
  {
    id,
    application,
    offset,
    bytes,
    at,
  }: { id: string; application: string; offset: number; bytes: Buffer; at: string },
): Promise<Result<null, EvidenceProblem>> => {
  const row = await filesOf(tx, application).where('id', '=', id).executeTakeFirst();
  if (!row) return fail('unknown-evidence');
  if (row.completed_at !== null || offset !== row.received) return succeed(null);
  const received = offset + bytes.length;
  if (received > row.size || bytes.length > evidencePieceBytes) return fail('too-much');
  let kind = row.kind;
  if (offset === 0) {
    // Of a longer file enough must come to say what it is.
    if (bytes.length < Math.min(kindBytes, row.size)) return succeed(null);
    const found = evidenceKindOf(bytes);
    if (!found.ok) {
      await forget(tx, id);
      return found;
    }
    kind = found.value;
  }
  if (bytes.length === 0) return succeed(null);
  await tx.insertInto('evidence_piece').values({ evidence: id, position: offset, bytes }).execute();
  await tx.updateTable('evidence').set({ received, kind }).where('id', '=', id).execute();
  return received === row.size ? complete(tx, { id, kind, sha256: row.sha256, at }) : succeed(null);
};

/** A file that came as a whole, as staff send it. */
export const takeWhole = async (
  tx: Writing,
  { bytes, ...file }: { id: string; name: string; application: string; bytes: Buffer; at: string },
): Promise<Result<null, EvidenceProblem>> => {
  const found = evidenceKindOf(bytes);
  if (!found.ok) return found;
  const sha256 = createHash('sha256').update(bytes).digest('hex');
  const announced = await announce(tx, { ...file, size: bytes.length, sha256 });
  if (!announced.ok) return announced;
  for (let offset = 0; offset < bytes.length; offset += evidencePieceBytes) {
    const piece = bytes.subarray(offset, offset + evidencePieceBytes);
    const taken = await takePiece(tx, { ...file, offset, bytes: piece });
    if (!taken.ok) return taken;
  }
  return succeed(null);
};

/** Takes a file out again; one that is not there is out already. What was sent and is whole stays. */
export const takeOut = async (
  tx: Writing,
  { id, application, isSent }: { id: string; application: string; isSent: boolean },
): Promise<Result<null, 'sent-already'>> => {
  const row = await filesOf(tx, application).where('id', '=', id).executeTakeFirst();
  if (row && isSent && row.completed_at !== null) return fail('sent-already');
  if (row) await forget(tx, id);
  return succeed(null);
};

export interface EvidenceFile {
  name: string;
  kind: EvidenceKind;
  bytes: Buffer<ArrayBuffer>;
}

/** A file that is complete, for staff. */
export const evidenceFile = async (
  db: Reading,
  { application, evidence }: { application: string; evidence: string },
): Promise<EvidenceFile | null> => {
  const row = await filesOf(db, application)
    .where('id', '=', evidence)
    .where('completed_at', 'is not', null)
    .where(
      sql<boolean>`EXISTS (SELECT 1 FROM application WHERE id = ${application} AND submitted_at IS NOT NULL)`,
    )
    .executeTakeFirst();
  if (!row) return null;
  const bytes = await bytesOf(db, evidence);
  const kind = evidenceKindOf(bytes);
  if (!kind.ok) throw new Error(`evidence ${evidence} is none`);
  return { name: row.name, kind: kind.value, bytes };
};

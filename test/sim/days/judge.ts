/** Compares what the visitors were told with what lies in the database, both ways. */
import { createHash } from 'node:crypto';
import { CheckIn } from '../../../src/domain/check-in.ts';
import { noRecordBefore } from '../../../src/domain/record-chain.ts';
import { CheckInRecord } from '../../../src/domain/wire.ts';
import { importKeys, openBox } from '../../../sync-server/keys/index.ts';
import type { Office } from './office.ts';
import type { GuestBook } from './people.ts';

interface Row {
  receipt: number;
  id: string;
  device: string;
  seq: number | null;
  content: string;
  received_at: string;
  why: string | null;
  resolution: string | null;
  /** Of the check-in that was let in. */
  claim_json: string | null;
  at_the_door: number;
  revoked_at: string | null;
}

export interface Findings {
  /** Check-ins that a tablet called saved and that are in the database. */
  stored: number;
  lost: string[];
  doubled: string[];
  /** Acknowledged after the backup that was put back: the tablet had let go of them. */
  lostWithBackup: number;
  problems: string[];
}

/** Row by row, past the indexes, so that no unique constraint vouches for what this is to find out. */
const everything = `
  SELECT raw.receipt, raw.id, raw.device, raw.seq, raw.content, raw.received_at, quarantine.why, quarantine.resolution,
    check_in.claim_json, device.revoked_at,
    (SELECT COUNT(*) FROM work WHERE kind = 'match' AND subject = check_in.id) AS at_the_door
  FROM raw_record AS raw NOT INDEXED
  LEFT JOIN quarantine ON quarantine.receipt = raw.receipt
  LEFT JOIN check_in ON check_in.receipt = raw.receipt
  LEFT JOIN device ON device.id = raw.device
  ORDER BY raw.device, raw.seq`;

const hashOf = (content: string): string => createHash('sha256').update(content).digest('hex');

/** The person in a record, whether it was let in or waits in quarantine. */
const claimIn = async (row: Row, keys: ReturnType<typeof importKeys>): Promise<string> => {
  if (row.claim_json !== null) return row.claim_json;
  const box = await openBox(CheckInRecord.parse(JSON.parse(row.content)), keys);
  return box.ok ? JSON.stringify(CheckIn.parse(JSON.parse(box.value)).claim) : box.problem;
};

const judgeChain = (rows: readonly Row[], missing: ReadonlySet<number>, problems: Set<string>): void => {
  let hash = noRecordBefore;
  let next = 1;
  for (const { seq, content } of rows) {
    while (missing.has(next)) next++;
    if (seq !== next) problems.add(`a device's numbers have a gap or a double: ${seq} instead of ${next}`);
    const { prev } = CheckInRecord.parse(JSON.parse(content));
    const isAfterLoss = missing.has((seq ?? 0) - 1);
    if (!isAfterLoss && prev !== hash) problems.add('a chain is broken');
    hash = hashOf(content);
    next = (seq ?? 0) + 1;
  }
};

/** Why a record may wait in quarantine in a day on which nobody forges anything. */
const judgeQuarantine = (row: Row, isOpened: boolean, problems: Set<string>): void => {
  const isLate = row.revoked_at !== null && row.received_at > row.revoked_at;
  if (row.why !== null && row.why !== 'after revocation') problems.add(`in quarantine: ${row.why}`);
  if (row.why === null && isLate) problems.add('let in after its tablet was revoked');
  if (row.why !== null && row.revoked_at === null) problems.add('in quarantine without a revocation');
  if (!isOpened) return;
  const isIn = row.claim_json !== null;
  if (isIn !== (row.why === null || row.resolution === 'released'))
    problems.add(isIn ? 'let in past quarantine' : 'stored, and never let in');
  if (isIn && row.at_the_door !== 1) problems.add('let in without the work that follows');
};

const numbersIn = ({ contiguousSeq, gaps }: { contiguousSeq: number; gaps: [number, number][] }): string =>
  JSON.stringify([contiguousSeq, gaps]);

const progressOf = (rows: readonly Row[]): string => {
  const seqs = new Set(rows.map(({ seq }) => seq ?? 0));
  const highest = Math.max(0, ...seqs);
  const gaps: [number, number][] = [];
  for (let seq = 1; seq <= highest; seq++) {
    const last = gaps.at(-1);
    if (seqs.has(seq)) continue;
    if (last?.[1] === seq - 1) last[1] = seq;
    else gaps.push([seq, seq]);
  }
  const first = gaps[0]?.[0];
  return numbersIn({ contiguousSeq: first === undefined ? highest : first - 1, gaps: gaps.slice(0, 20) });
};

/** `isOpened`: the server opened all boxes, so that every check-in must be at the ledger's door. */
export const judge = async (office: Office, guests: GuestBook, isOpened: boolean): Promise<Findings> => {
  const rooms = office.rooms();
  const rows = await rooms.store.raw((connection) => connection.prepare<[], Row>(everything).all());
  const problems = new Set(office.problems);
  const keys = importKeys(rooms.keys.all());
  const byId = new Map<string, Row[]>();
  const byClaim = new Map<string, number>();
  for (const row of rows) {
    byId.set(row.id, [...(byId.get(row.id) ?? []), row]);
    const claim = await claimIn(row, keys);
    byClaim.set(claim, (byClaim.get(claim) ?? 0) + 1);
    judgeQuarantine(row, isOpened, problems);
  }
  const lost: string[] = [];
  const doubled = new Set<string>();
  const missing = new Map<string, Set<number>>();
  let stored = 0;
  let lostWithBackup = 0;
  for (const { id, claim, saved } of guests.visits) {
    const facts = byClaim.get(JSON.stringify(claim)) ?? 0;
    byClaim.delete(JSON.stringify(claim));
    if (facts > 1 || (byId.get(id)?.length ?? 0) > 1) doubled.add(id);
    if (saved && facts > 0 && byId.has(id)) stored++;
    else if (office.goneWithBackup.has(id)) lostWithBackup++;
    else if (saved) lost.push(id);
  }
  for (const [claim] of byClaim) problems.add(`somebody who never came: ${claim}`);
  for (const id of office.goneWithBackup) {
    const gone = office.placeOf(id);
    if (gone && !byId.has(id))
      missing.set(gone.device, (missing.get(gone.device) ?? new Set()).add(gone.seq));
  }
  for (const device of new Set(rows.map((row) => row.device))) {
    const own = rows.filter((row) => row.device === device);
    judgeChain(own, missing.get(device) ?? new Set(), problems);
    if (numbersIn(await rooms.intake.progressOf(device)) !== progressOf(own))
      problems.add('the count that tablets are told is not that of the database');
  }
  return { stored, lost, doubled: [...doubled], lostWithBackup, problems: [...problems] };
};

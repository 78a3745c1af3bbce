/** What was read of a badge list, as rows to keep: which badge is whose, and which rows are not used. */
import { createHash } from 'node:crypto';
import { badgeKey } from '#domain/badge/badge-key.ts';
import { type Claim, claimFields, correctedClaim } from '#domain/claim.ts';
import { plainText } from '#domain/plain-text.ts';
import { isSamePerson, type KeptReading, keptReading, type ReadList } from '../lists/index.ts';
import type { Database } from '../store/index.ts';

export type KeptRow = Omit<Database['badge_list_row'], 'list'>;

/** What staff should know about a row; nobody else reads a badge list. */
interface ProblemInWords {
  row: number;
  what: string;
}

interface ReadRow {
  position: number;
  row: number;
  /** As it is written. */
  id: string;
  badge: string;
  claim: Claim;
}

/** Whatever is written differently only by case, accents and punctuation says the same. */
const printOf = (claim: Claim): string =>
  createHash('sha256')
    .update(JSON.stringify(claimFields.map((field) => plainText(claim[field] ?? ''))))
    .digest('base64url');

const wordsOfName = ({ full_name, given_name, surname }: Claim): string =>
  plainText([given_name, surname].filter(Boolean).join(' ') || (full_name ?? ''))
    .split(' ')
    .sort()
    .join(' ');

const saysWho = ({ full_name, given_name, surname, registrant_number, email, phone }: Claim): boolean =>
  [full_name, given_name, surname, registrant_number, email, phone].some((text) => text !== undefined);

const areOne = (one: Claim, other: Claim): boolean =>
  wordsOfName(one) === wordsOfName(other) && isSamePerson(one, other);

const inWords = (rows: readonly ReadRow[]): string => {
  const numbers = rows.map(({ row }) => row);
  return `${numbers.slice(0, -1).join(', ')} and ${numbers.at(-1)}`;
};

/** Rows that name somebody, of one badge: one person's, or nobody's. */
const judged = (rows: readonly ReadRow[]): { kept: KeptRow[]; problem: ProblemInWords | null } => {
  const [first, ...others] = rows;
  if (!first) return { kept: [], problem: null };
  const keep = (
    { position, row, badge }: ReadRow,
    claim: Claim,
    setAside: KeptRow['set_aside'],
  ): KeptRow => ({
    ...{ position, row, badge, claim_json: JSON.stringify(claim), print: printOf(claim) },
    set_aside: setAside,
  });
  if (others.some(({ claim }) => !areOne(first.claim, claim))) {
    const what = `badge ${first.id} is two people's, in rows ${inWords(rows)}: it is not used`;
    return {
      kept: rows.map((row) => keep(row, row.claim, 'two-people')),
      problem: { row: others.at(-1)?.row ?? first.row, what },
    };
  }
  // One person's: an earlier row counts where two say something, and what only a later one says is kept.
  const together = others.reduce((said, { claim }) => correctedClaim(claim, [said]), first.claim);
  return {
    kept: [keep(first, together, null), ...others.map((row) => keep(row, row.claim, 'repeated'))],
    problem: null,
  };
};

/** The rows of a list as they are kept, and what a person is shown of columns and problems. */
export const keptOf = (list: ReadList): { reading: KeptReading; rows: KeptRow[] } => {
  const read = list.rows.map(({ badge_id: id = '', ...claim }, position): ReadRow => {
    const row = list.places[position]?.row ?? 0;
    return { position, row, id, badge: badgeKey(id), claim };
  });
  const hasColumn = list.table.some(({ meaning }) => meaning === 'badge_id');
  const problems: ProblemInWords[] = hasColumn
    ? []
    : [{ row: 1, what: 'no column holds the badge ID: say below which one does' }];
  const setAside = (row: ReadRow, why: 'no-badge' | 'nobody', what: string): KeptRow => {
    const { position, badge, claim } = row;
    if (hasColumn) problems.push({ row: row.row, what });
    return {
      ...{ position, row: row.row, badge, claim_json: JSON.stringify(claim), print: printOf(claim) },
      set_aside: why,
    };
  };
  const rows: KeptRow[] = [];
  const worn: ReadRow[] = [];
  for (const row of read) {
    if (row.badge === '') rows.push(setAside(row, 'no-badge', 'has no badge ID: it is not used'));
    else if (!saysWho(row.claim))
      rows.push(setAside(row, 'nobody', `says nothing of who has badge ${row.id}: it is not used`));
    else worn.push(row);
  }
  for (const ofBadge of Map.groupBy(worn, ({ badge }) => badge).values()) {
    const { kept, problem } = judged(ofBadge);
    rows.push(...kept);
    if (problem) problems.push(problem);
  }
  return {
    reading: keptReading(
      list,
      problems.toSorted((one, other) => one.row - other.row),
    ),
    rows: rows.toSorted((one, other) => one.position - other.position),
  };
};

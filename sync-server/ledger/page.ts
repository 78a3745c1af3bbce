import * as z from 'zod/mini';
import type { ApprovedEvent } from '#domain/approved-event.ts';
import type { EventCredit, FactLine } from '#domain/console-api.ts';
import { creditAtEvent } from '#domain/credit/credit.ts';
import { type CreditEntry, type LedgerEntry, standingEntries } from '#domain/ledger-entry.ts';
import type { Policy } from '#domain/policy.ts';
import { compareText } from '#domain/text-order.ts';
import type { Catalogue } from '../catalogue/index.ts';
import type { Reading } from '../store/index.ts';
import { type CheckInRow, checkInsOf, countedOf, factOf } from './facts.ts';

const how: Record<string, string> = {
  camera: 'Scanned by camera',
  wedge: 'Scanned by hand scanner',
  form: 'Signed in by hand',
  'own-phone': 'Signed in on their own phone',
};

const onTheWall = (at: string, timeZone: string): string =>
  new Intl.DateTimeFormat('en-GB', { dateStyle: 'full', timeStyle: 'short', timeZone }).format(new Date(at));

const Sentences = z.array(z.string());

const howSeen = (row: CheckInRow, { timeZone }: ApprovedEvent): string => {
  if (row.method === 'list') return `On the attendance list ${row.station}, row ${row.list_row}`;
  if (row.roster_person === 'instructor') return 'Taught the class, whose roster they closed';
  if (row.method === 'roster')
    return row.counts === 0
      ? 'On the roster of the class, which is not closed: it earns nothing yet'
      : 'On the roster of the class, as its instructor attested';
  return `${how[row.method] ?? 'Signed in'} at ${row.station}, ${onTheWall(row.at, timeZone)} (${timeZone})`;
};

const factLine = (row: CheckInRow, event: ApprovedEvent): FactLine => ({
  checkIn: row.id,
  at: row.at,
  sentence: howSeen(row, event),
  matchedBy: row.decided_by ?? 'matched automatically',
  reasons:
    row.decided_by === null ? Sentences.parse(JSON.parse(row.why_json ?? '[]')) : ['decided in review'],
});

const firstOf = (event: ApprovedEvent): string => event.days[0]?.date ?? '';
const lastOf = (event: ApprovedEvent): string => event.days.at(-1)?.date ?? '';

const creditOf = (
  event: ApprovedEvent,
  { rows, entry, policy }: { rows: CheckInRow[]; entry: LedgerEntry | null; policy: Policy },
): EventCredit => ({
  event: {
    id: event.id,
    name: event.name,
    place: event.place,
    firstDay: firstOf(event),
    lastDay: lastOf(event),
  },
  entry,
  reasons: creditAtEvent({ terms: event, facts: countedOf(rows).map(factOf), policy }).reasons,
  facts: rows.map((row) => factLine(row, event)),
});

/** Every approved event that a registrant was seen at, latest first, with what it earned and every fact behind it. */
export const creditsOf = async (
  db: Reading,
  {
    registrant,
    entries,
    catalogue,
  }: { registrant: string; entries: readonly LedgerEntry[]; catalogue: Catalogue },
): Promise<EventCredit[]> => {
  const policy = await catalogue.activePolicy();
  const rows = await checkInsOf(db, { registrant });
  const standing = standingEntries(entries).filter((entry): entry is CreditEntry => entry.kind === 'credit');
  const ids = new Set([...rows.map(({ event }) => event), ...standing.map(({ event }) => event)]);
  const credits: EventCredit[] = [];
  for (const id of ids) {
    const event = await catalogue.event(id);
    if (!event) continue;
    const entry = standing.find((credit) => credit.event === id) ?? null;
    credits.push(creditOf(event, { rows: rows.filter((row) => row.event === id), entry, policy }));
  }
  return credits.toSorted(
    (a, b) => compareText(b.event.firstDay, a.event.firstDay) || compareText(a.event.id, b.event.id),
  );
};

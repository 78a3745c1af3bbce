/** From what was said about a roster to facts: each person who was present is a check-in by the method `roster`. */
import { sql } from 'kysely';
import type { Policy } from '#domain/policy.ts';
import { type Roster, type RosterPerson, rosterOf } from '#domain/roster/roster.ts';
import { type Teaching, teachingOf } from '#domain/roster/teaching.ts';
import { classPlanIn } from '../catalogue/index.ts';
import type { Database, Writing } from '../store/index.ts';
import { changesOf, type KeptChange } from './changes.ts';

type Row = Database['roster_person'];
type State = Pick<Row, 'claim_json' | 'badge_json' | 'days_json' | 'listed' | 'counts'>;

const stateOf = (person: RosterPerson, { closing }: Roster): State => ({
  claim_json: JSON.stringify(person.claim),
  badge_json: person.badge && JSON.stringify(person.badge),
  days_json: JSON.stringify(person.days.map(({ date, minutes }) => ({ date, minutes }))),
  listed: 1,
  counts: closing === null ? 0 : 1,
});

const stateKept = ({ claim_json, badge_json, days_json, listed, counts }: Row): State => ({
  ...{ claim_json, badge_json, days_json, listed, counts },
});

const isPresent = ({ days }: RosterPerson): boolean => days.some(({ minutes }) => minutes > 0);

const isSame = (row: Row, state: State): boolean =>
  row.claim_json === state.claim_json &&
  row.badge_json === state.badge_json &&
  row.days_json === state.days_json &&
  row.listed === state.listed &&
  row.counts === state.counts;

/** Stands for whoever taught: people have ids of another form. */
const instructor = 'instructor';

const stateOfTeaching = ({ name, days }: Teaching): State => ({
  claim_json: JSON.stringify({ full_name: name }),
  badge_json: null,
  days_json: JSON.stringify(days),
  listed: 1,
  counts: 1,
});

/** The check-in of a person bears the id and the receipt of the first change that speaks of them. */
const addCheckIn = async (tx: Writing, first: KeptChange, state: State): Promise<string> => {
  const { id, device, event, seq, locale, privacyNotice } = first.change;
  await tx
    .insertInto('check_in')
    .values({
      ...{ id, receipt: first.receipt, device, event, seq, at: first.at, method: 'roster' },
      ...{ claim_json: state.claim_json, badge_json: state.badge_json },
      ...{ understood_by: null, locale, privacy_notice: privacyNotice },
    })
    .execute();
  return id;
};

const askWhoItIs = (tx: Writing, checkIn: string) =>
  sql`INSERT OR IGNORE INTO work (kind, subject) VALUES ('match', ${checkIn})`.execute(tx);

/** The ledger looks again at whomever the engine or staff say that it is. */
const askLedger = (tx: Writing, { event, checkIn }: { event: string; checkIn: string }) =>
  sql`INSERT OR IGNORE INTO work (kind, subject)
    SELECT 'post', json_array(registrant, ${event}) FROM (
      SELECT registrant FROM match WHERE check_in = ${checkIn} AND registrant IS NOT NULL
      UNION
      SELECT registrant FROM staff_decision
      WHERE check_in = ${checkIn} AND registrant IS NOT NULL AND undone_at IS NULL)`.execute(tx);

const addPerson = async (
  tx: Writing,
  event: string,
  { person, first, state }: { person: string; first: KeptChange; state: State },
): Promise<void> => {
  const checkIn = await addCheckIn(tx, first, state);
  await tx
    .insertInto('roster_person')
    .values({ event, person, check_in: checkIn, ...state })
    .execute();
  await askWhoItIs(tx, checkIn);
};

const changePerson = async (tx: Writing, row: Row, state: State): Promise<void> => {
  if (isSame(row, state)) return;
  await tx
    .updateTable('roster_person')
    .set(state)
    .where('event', '=', row.event)
    .where('person', '=', row.person)
    .execute();
  const isOther = row.claim_json !== state.claim_json || row.listed !== state.listed;
  if (isOther) await askWhoItIs(tx, row.check_in);
  await askLedger(tx, { event: row.event, checkIn: row.check_in });
};

/**
 * Brings the facts of one class in step with its roster, inside a transaction, with the work that follows. Doing it
 * again changes nothing. Whoever was never present is no fact; whoever was, and was taken off, is nobody's.
 */
export const projectRoster = async (tx: Writing, event: string, policy: Policy): Promise<void> => {
  await tx.deleteFrom('work').where('kind', '=', 'roster').where('subject', '=', event).execute();
  const plan = await classPlanIn(tx, event);
  if (!plan) return;
  const kept = await changesOf(tx, event);
  const roster = rosterOf(
    plan,
    kept.map(({ change }) => change),
  );
  const rows = await tx.selectFrom('roster_person').selectAll().where('event', '=', event).execute();
  const known = new Map(rows.map((row) => [row.person, row]));
  for (const person of roster.people) {
    const row = known.get(person.person);
    known.delete(person.person);
    const state = stateOf(person, roster);
    if (row) await changePerson(tx, row, state);
    else if (isPresent(person)) {
      const first = kept.find(({ change }) => change.person === person.person);
      if (first) await addPerson(tx, event, { person: person.person, first, state });
    }
  }
  const teaching = teachingOf(plan, roster, policy);
  const attested = kept.find(({ change: { says } }) => says.what === 'closing' && says.attestation !== null);
  if (teaching && attested) {
    const row = known.get(instructor);
    known.delete(instructor);
    const state = stateOfTeaching(teaching);
    if (row) await changePerson(tx, row, state);
    else await addPerson(tx, event, { person: instructor, first: attested, state });
  }
  for (const row of known.values()) await changePerson(tx, row, { ...stateKept(row), listed: 0 });
};

import { sql } from 'kysely';
import type { ApprovedEvent } from '#domain/approved-event.ts';
import { creditAtEvent } from '#domain/credit/credit.ts';
import type { Policy } from '#domain/policy.ts';
import { type ClassPlan, mostAtLiveStream } from '#domain/roster/class-plan.ts';
import { type RosterPerson, rosterOf, standingOf } from '#domain/roster/roster.ts';
import { type RosterChange, type Signature, thingOf } from '#domain/roster/roster-change.ts';
import { signaturePath } from '#domain/roster/signature-path.ts';
import { classStanding } from '#domain/roster/standing.ts';
import type { DrawnSignature, PersonOnRoster, RosterHistory, RosterPage } from '#domain/rosters-api.ts';
import type { Reading } from '../store/index.ts';
import { changesOf, type KeptChange } from './changes.ts';

/** A person as the page shows them, with the check-in that they became. */
type ShownPerson = Omit<PersonOnRoster, 'known'> & { checkIn: string | null };
export type ShownRoster = Omit<RosterPage, 'people'> & { people: ShownPerson[] };

interface Terms {
  event: ApprovedEvent;
  plan: ClassPlan;
  policy: Policy;
}

const drawn = (signature: Signature | null): DrawnSignature | null =>
  signature && { width: signature.width, height: signature.height, path: signaturePath(signature) };

const cecOf = ({ days }: RosterPerson, { event, policy }: Terms): number => {
  const fact = { id: 'roster', event: event.id, source: 'roster' as const, days };
  return creditAtEvent({ terms: event, facts: [fact], policy }).credit?.cec ?? 0;
};

const shown = (person: RosterPerson, terms: Terms, checkIn: string | null): ShownPerson => {
  const { exam, missed } = classStanding(person);
  return {
    person: person.person,
    claim: person.claim,
    expected: person.expected,
    purpose: person.purpose,
    days: person.days.map(({ date, marks, minutes, signature }) => ({
      ...{ date, marks, minutes, signature: drawn(signature) },
    })),
    signature: drawn(person.signature),
    identityChecked: person.identityChecked,
    note: person.note,
    minutes: person.days.reduce((sum, { minutes }) => sum + minutes, 0),
    cec: cecOf(person, terms),
    ...{ exam, missed, checkIn },
  };
};

/** The change that closed the roster as it stands, with the attestation. */
const closingOf = (kept: readonly KeptChange[]): RosterPage['closing'] => {
  const changes = kept.map(({ change }) => change);
  const thing = thingOf({ person: null, says: { what: 'closing', attestation: null } });
  const closing = standingOf(changes).get(thing)?.at(-1);
  if (closing?.says.what !== 'closing' || closing.says.attestation === null) return null;
  const { name, sentence, signature } = closing.says.attestation;
  const at = kept.find(({ change }) => change.id === closing.id)?.at ?? '';
  const path = signaturePath(signature);
  const { width, height } = signature;
  return { name, sentence, signature: { width, height, path }, at, by: closing.by };
};

const removedOf = (
  plan: ClassPlan,
  changes: readonly RosterChange[],
  people: readonly RosterPerson[],
): RosterPage['removed'] => {
  const listed = new Set(people.map(({ person }) => person));
  const everybody = rosterOf(
    plan,
    changes.filter(({ says }) => says.what !== 'listed'),
  );
  return everybody.people
    .filter(({ person }) => !listed.has(person))
    .map(({ person, claim }) => ({ person, claim }));
};

/** The roster of a class as it stands. */
export const rosterPage = async (db: Reading, terms: Terms): Promise<ShownRoster> => {
  const { event, plan } = terms;
  const kept = await changesOf(db, event.id);
  const changes = kept.map(({ change }) => change);
  const { people } = rosterOf(plan, changes);
  const rows = await db
    .selectFrom('roster_person')
    .select(['person', 'check_in'])
    .where('event', '=', event.id)
    .execute();
  const checkIns = new Map(rows.map(({ person, check_in }) => [person, check_in]));
  return {
    people: people.map((person) => shown(person, terms, checkIns.get(person.person) ?? null)),
    removed: removedOf(plan, changes, people),
    closing: closingOf(kept),
    changes: kept.length,
    isOverfull: plan.delivery === 'live-stream' && people.length > mostAtLiveStream,
  };
};

const mostInHistory = 200;

/** What was said, newest first; of one person, or of all and the roster itself. */
export const rosterHistory = async (
  db: Reading,
  { event, person }: { event: string; person: string | undefined },
): Promise<RosterHistory> => {
  const stations = await db
    .selectFrom('roster_change')
    .innerJoin('device', 'device.id', 'roster_change.device')
    .select(['roster_change.id', 'station'])
    .where('roster_change.event', '=', event)
    .$if(person !== undefined, (query) => query.where(sql`change_json ->> '$.person'`, '=', person ?? ''))
    .execute();
  const stationOf = new Map(stations.map(({ id, station }) => [id, station]));
  const asked = (await changesOf(db, event)).filter(({ change }) => stationOf.has(change.id)).reverse();
  return {
    changes: asked.slice(0, mostInHistory).map(({ at, change }) => ({
      ...{ id: change.id, at, by: change.by, station: stationOf.get(change.id) ?? '' },
      ...{ person: change.person, says: change.says, reason: change.reason ?? null },
    })),
    more: asked.length > mostInHistory,
  };
};

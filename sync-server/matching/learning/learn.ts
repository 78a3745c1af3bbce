/** What the check-ins so far teach about how people write themselves, from a database. Seconds of work: see the process. */
import type SqliteDatabase from 'better-sqlite3';
import { Claim } from '#domain/claim-schema.ts';
import { boundsForCheckIns, type Known, prepareLists, type Weights } from '../../linkage/index.ts';
import { model, newTables, rowOfClaim } from '../registry-index/rows.ts';
import { tableOfRegistry } from '../registry-index/whole.ts';

/** The latest check-ins teach; more would say the same. */
const mostTeachers = 4_000;
/** Fewer decisions of staff say nothing that could be checked. */
const leastLabels = 40;
/** Of what was not foretold so much must be gained: less is chance. */
const leastGain = 0.01;
/** A candidate that was missed costs so much, and not without end. */
const leastProbability = 1e-6;

/** Standing decisions of staff who somebody is, among the check-ins that teach. */
const decisionsIn = (
  connection: SqliteDatabase.Database,
  rowOfCheckIn: ReadonlyMap<string, number>,
  rowOfRegistrant: ReadonlyMap<string, number>,
): [checkIn: number, registrant: number][] =>
  connection
    .prepare<[], [checkIn: string, registrant: string]>(
      "SELECT check_in, registrant FROM staff_decision WHERE undone_at IS NULL AND verdict = 'accept' ORDER BY id",
    )
    .raw()
    .all()
    .flatMap(([checkIn, registrant]): [number, number][] => {
      const [one, other] = [rowOfCheckIn.get(checkIn), rowOfRegistrant.get(registrant)];
      return one === undefined || other === undefined ? [] : [[one, other]];
    });

/** How well weights foretell what staff decided: the mean logarithm of what they gave to the right one. */
const foretelling = (probabilities: readonly number[]): number =>
  probabilities.reduce((sum, one) => sum + Math.log(Math.max(leastProbability, one)), 0) /
  probabilities.length;

/** How many are given to the right one beyond doubt. */
const surely = (probabilities: readonly number[]): number =>
  probabilities.filter((probability) => probability >= boundsForCheckIns.automaticFrom).length;

/**
 * Weights from the lists alone; with what staff decided, where that foretells decisions which it was not shown (every
 * other one) better than the lists alone do: staff only see the hard cases, so that these may teach nonsense.
 */
const learnBest = (
  { learn, probabilitiesOf }: ReturnType<typeof prepareLists>,
  labels: readonly [number, number][],
): Weights => {
  const alone = learn();
  if (labels.length < leastLabels) return alone;
  const shown: Known = new Map(labels.filter((_, nth) => nth % 2 === 0));
  const hidden: Known = new Map(labels.filter((_, nth) => nth % 2 === 1));
  const [without, taught] = [alone, learn(shown)].map((weights) => probabilitiesOf(hidden, weights));
  const isBetter =
    foretelling(taught ?? []) > foretelling(without ?? []) * (1 - leastGain) &&
    surely(taught ?? []) >= surely(without ?? []);
  return isBetter ? learn(new Map(labels)) : alone;
};

export const learnFrom = (connection: SqliteDatabase.Database): Weights => {
  const tables = newTables();
  const [registrants, attendees] = [tableOfRegistry(connection, tables), tables.emptyTable()];
  const claims = connection
    .prepare<[number], [id: string, claim: string]>(
      'SELECT id, claim_json FROM check_in ORDER BY receipt DESC LIMIT ?',
    )
    .raw();
  for (const [id, claim] of claims.iterate(mostTeachers))
    tables.add(attendees, { ...rowOfClaim(Claim.parse(JSON.parse(claim))), id });
  const rowsOf = ({ ids }: { ids: readonly string[] }) => new Map(ids.map((id, row) => [id, row]));
  const labels = decisionsIn(connection, rowsOf(attendees), rowsOf(registrants));
  return learnBest(prepareLists(model, tables, { attendees, registrants }), labels);
};

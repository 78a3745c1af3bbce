/** What the check-ins so far teach about how people write themselves, from a database. Seconds of work: see the thread. */
import type SqliteDatabase from 'better-sqlite3';
import { Claim } from '#domain/claim-schema.ts';
import { learnFromLists } from '../linkage/learn-lists.ts';
import type { Weights } from '../linkage/weights.ts';
import { columnNames, model, newTables, rowOfClaim } from '../registry-index/rows.ts';

/** The latest check-ins teach; more would say the same. */
const mostTeachers = 4_000;

export const learnFrom = (connection: SqliteDatabase.Database): Weights => {
  const tables = newTables();
  const [registrants, attendees] = [tables.emptyTable(), tables.emptyTable()];
  const plain = connection
    .prepare<[], string[]>(`SELECT registrant, ${columnNames.join(', ')} FROM registrant_plain`)
    .raw();
  for (const [id = '', ...values] of plain.iterate()) tables.addPlain(registrants, id, values);
  const claims = connection
    .prepare<[number], [id: string, claim: string]>(
      'SELECT id, claim_json FROM check_in ORDER BY receipt DESC LIMIT ?',
    )
    .raw();
  for (const [id, claim] of claims.iterate(mostTeachers))
    tables.add(attendees, { ...rowOfClaim(Claim.parse(JSON.parse(claim))), id });
  return learnFromLists(model, tables, { attendees, registrants }).weights;
};

/** Who are these? The engine for a whole list at once, in memory. Seconds of work: for a process of its own. */
import type SqliteDatabase from 'better-sqlite3';
import type { Claim } from '#domain/claim.ts';
import { answerOf, whyNobody } from './check-in-engine.ts';
import type { ListAnswer } from './keep-list-answers.ts';
import { linkLists } from './linkage/link.ts';
import { printOf } from './memory.ts';
import { createKeys, model, newTables, rowOfClaim } from './registry-index/rows.ts';
import { tableOfRegistry } from './registry-index/whole.ts';

/** An answer for each claim, in their order. `onProgress` is told the share that is done, 0 to 1. */
export const matchList = (
  connection: SqliteDatabase.Database,
  { claims, event }: { claims: readonly Claim[]; event: string },
  onProgress: (share: number) => void,
): ListAnswer[] => {
  const tables = newTables();
  const [registrants, attendees] = [tableOfRegistry(connection, tables), tables.emptyTable()];
  for (const [index, claim] of claims.entries())
    tables.add(attendees, { ...rowOfClaim(claim), id: String(index) });
  const keys = createKeys(tables);
  const { decisions } = linkLists(model, tables, { attendees, registrants }, { onProgress });
  return decisions.map((decision, index) => {
    const claim = claims[index] ?? {};
    const asked = keys.asked(attendees, index);
    return {
      ...answerOf(decision, registrants.ids, whyNobody(claim, asked), asked),
      print: printOf(claim, event),
    };
  });
};

/** Who are these? The engine for a whole list at once, in memory. Seconds of work: for a process of its own. */
import type SqliteDatabase from 'better-sqlite3';
import type { Claim } from '#domain/claim.ts';
import { linkLists } from '../linkage/index.ts';
import { answerOf, whyNobody } from './check-in-engine.ts';
import type { MatchAnswer } from './engine.ts';
import type { ListAnswer } from './keep-list-answers.ts';
import { printOf } from './memory.ts';
import { createKeys, model, newTables, rowOfClaim } from './registry-index/rows.ts';
import { tableOfRegistry } from './registry-index/whole.ts';
import { type NotThis, ruledOutByPrint } from './ruled-out.ts';
import { withoutRuledOut } from './without-ruled-out.ts';

/** Whoever else may be meant is looked for once the list is posted, when its rows are asked about one by one. */
const withoutThem = (answer: MatchAnswer, ruledOut: readonly NotThis[]): MatchAnswer => {
  const candidates = answer.candidates.filter((one) =>
    ruledOut.every(({ registrant }) => registrant !== one.registrant),
  );
  return withoutRuledOut(
    answer,
    { ...answer, decision: 'review', registrant: null, candidates, why: ['nobody else is certain'] },
    ruledOut,
  );
};

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
  const ruledOut = ruledOutByPrint(connection);
  const { decisions } = linkLists(model, tables, { attendees, registrants }, { onProgress });
  return decisions.map((decision, index) => {
    const claim = claims[index] ?? {};
    const asked = keys.asked(attendees, index);
    const answer = answerOf(decision, registrants.ids, whyNobody(claim, asked), asked);
    const print = printOf(claim, event);
    return { ...withoutThem(answer, ruledOut.get(print ?? '') ?? []), print };
  });
};

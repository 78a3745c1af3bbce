import type { ApprovedEvent } from '#domain/approved-event.ts';
import type { AttendanceFact } from '#domain/attendance.ts';
import { creditAtEvent } from '#domain/credit/credit.ts';
import type { Policy } from '#domain/policy.ts';
import type { Reading } from '../store/index.ts';
import { factsOfEvent } from './facts.ts';

/** What more facts would earn at an event; `cec` in hundredths, beyond what is posted. */
export interface ExpectedCredit {
  cec: number;
  /** Who would be credited, or credited with more. */
  registrants: number;
  /** Who has all of it already. */
  already: number;
  /** Who would earn nothing: too few minutes, no day of the event. */
  nothing: number;
  /** Of whom it is known without these facts that they were there. */
  seenBefore: Set<string>;
}

/** The credits that stand at an event, in hundredths of CEC, by registrant. */
export const creditedAt = async (db: Reading, event: string): Promise<Map<string, number>> => {
  const rows = await db
    .selectFrom('ledger_entry')
    .select(['registrant', 'cec'])
    .where('event', '=', event)
    .where('kind', '=', 'credit')
    .where(({ not, exists, selectFrom }) =>
      not(
        exists(
          selectFrom('ledger_entry as reversal')
            .select('reversal.id')
            .whereRef('reversal.reverses', '=', 'ledger_entry.id'),
        ),
      ),
    )
    .execute();
  return new Map(rows.map(({ registrant, cec }) => [registrant, cec ?? 0]));
};

/** By the rules of credit, over the facts that are there already; nothing is posted. */
export const expectedCredit = async (
  db: Reading,
  {
    event,
    policy,
    facts,
  }: { event: ApprovedEvent; policy: Policy; facts: ReadonlyMap<string, readonly AttendanceFact[]> },
): Promise<ExpectedCredit> => {
  const [known, credited] = [await factsOfEvent(db, event.id), await creditedAt(db, event.id)];
  const expected: ExpectedCredit = { cec: 0, registrants: 0, already: 0, nothing: 0, seenBefore: new Set() };
  for (const [registrant, own] of facts) {
    const before = known.get(registrant) ?? [];
    if (before.length > 0) expected.seenBefore.add(registrant);
    const { credit } = creditAtEvent({ terms: event, facts: [...before, ...own], policy });
    const more = (credit?.cec ?? 0) - (credited.get(registrant) ?? 0);
    if (!credit) expected.nothing += 1;
    else if (more <= 0) expected.already += 1;
    else {
      expected.cec += more;
      expected.registrants += 1;
    }
  }
  return expected;
};

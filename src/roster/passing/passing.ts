import { type Claim, correctedClaim } from '#domain/claim.ts';
import type { Purpose } from '#domain/roster/class-plan.ts';
import type { RosterPerson } from '#domain/roster/roster.ts';
import type { Signature } from '#domain/roster/roster-change.ts';
import type { Saying } from '../../tablet/roster/roster-book.ts';

interface OwnWords {
  person: string;
  /** Their row as the roster has it; null for somebody new. */
  row: RosterPerson | null;
  claim: Claim;
  purpose: Purpose | null;
  /** The day that is worked on. */
  date: string;
  signature: Signature;
  signatures: 'daily' | 'once';
}

/** What is new in a claim: a row that has all of it is left as it is. */
const addsTo = (known: Claim, said: Claim): boolean =>
  (['registrant_number', 'email', 'phone'] as const).some(
    (field) => said[field] !== undefined && known[field] === undefined,
  );

/** What somebody says by signing in themselves. What the instructor said of the day stays. */
export const ownSayings = ({
  person,
  row,
  claim,
  purpose,
  date,
  signature,
  signatures,
}: OwnWords): Saying[] => {
  const { full_name: _name, ...details } = claim;
  const isNews = row === null || addsTo(row.claim, claim);
  const merged = row ? correctedClaim(row.claim, [details]) : claim;
  const marks = row?.days.find((day) => day.date === date)?.marks ?? [];
  return [
    ...(isNews
      ? [
          {
            person,
            says: { what: 'claim' as const, claim: merged, badge: row?.badge ?? null, understoodBy: null },
          },
        ]
      : []),
    ...(purpose && purpose !== row?.purpose ? [{ person, says: { what: 'purpose' as const, purpose } }] : []),
    ...(marks.every(({ is }) => is === 'open')
      ? [{ person, says: { what: 'day' as const, date, mark: { is: 'present' as const } } }]
      : []),
    {
      person,
      says: { what: 'signature' as const, date: signatures === 'once' ? null : date, signature },
    },
  ];
};

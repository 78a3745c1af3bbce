/** Who is this, when a show's badge list says something beside what was read or typed? */
import { type Claim, claimFields, withListed } from '#domain/claim.ts';
import type { MatchAnswer, MatchingEngine } from './engine.ts';
import { mayBeOnePerson } from './one-person.ts';

const mostCandidates = 5;

const nameOf = ({ full_name, given_name, surname, email, firm }: Claim): string =>
  full_name ?? ([given_name, surname].filter(Boolean).join(' ') || (email ?? firm ?? 'somebody else'));

const nameFields: ReadonlySet<string> = new Set(['given_name', 'surname', 'full_name']);

/** What the list adds, in words: "name, registrant number, e-mail". */
const addedBy = (listed: Claim, own: Claim): string => {
  const together = withListed(own, listed);
  const added = claimFields.filter((field) => together[field] !== own[field]);
  const words = added.map((field) => (nameFields.has(field) ? 'name' : field.replaceAll('_', ' ')));
  return [...new Set(words)].join(', ');
};

/** Both names are looked for, and a person decides: a badge may be borrowed, and a list may be wrong. */
const inDoubt = (own: MatchAnswer, listed: MatchAnswer, words: string): MatchAnswer => {
  const why = `the show's badge list says that this badge is ${words}, which is not the name given here`;
  const askedUnder = [...new Set([...own.askedUnder, ...listed.askedUnder])];
  // What was said here tells who it is: it outweighs the list.
  if (own.decision === 'auto') return { ...own, why: [...own.why, why], askedUnder };
  const others = listed.candidates
    .filter(({ registrant }) => own.candidates.every((known) => known.registrant !== registrant))
    .map((candidate) => ({
      ...candidate,
      reasons: ["from the show's badge list alone", ...candidate.reasons],
    }));
  const candidates = [...own.candidates, ...others]
    .toSorted((one, other) => other.probability - one.probability)
    .slice(0, mostCandidates);
  return {
    decision: candidates.length > 0 ? 'review' : 'none',
    registrant: null,
    probability: candidates[0]?.probability ?? 0,
    candidates,
    why: [why, ...own.why],
    askedUnder,
  };
};

export interface Question {
  /** What was read or typed. */
  own: Claim;
  /** What a badge list says of the badge, null where none says anything. */
  listed: Claim | null;
  seen: Parameters<MatchingEngine['match']>[1];
  /** Registrants who are not looked at. */
  without?: Parameters<MatchingEngine['match']>[2];
}

export const matchWithBadge = async (
  engine: MatchingEngine,
  { own, listed, seen, without }: Question,
): Promise<MatchAnswer> => {
  if (!listed) return engine.match(own, seen, without);
  if (!mayBeOnePerson(own, listed))
    return inDoubt(
      await engine.match(own, seen, without),
      await engine.match(listed, seen, without),
      nameOf(listed),
    );
  const answer = await engine.match(withListed(own, listed), seen, without);
  const added = addedBy(listed, own);
  return added === '' ? answer : { ...answer, why: [`from the show's badge list: ${added}`, ...answer.why] };
};

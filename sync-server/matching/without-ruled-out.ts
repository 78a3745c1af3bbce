/** The engine's answer without those whom staff ruled out. */
import type { MatchAnswer } from './engine.ts';
import type { NotThis } from './ruled-out.ts';

/** The latest word on whom the engine would have proposed. */
const sayWho = (answer: MatchAnswer, ruledOut: readonly NotThis[]): string | null => {
  const said = ruledOut.find(({ registrant }) =>
    answer.candidates.some((candidate) => candidate.registrant === registrant),
  );
  return said ? `${said.said} ruled out a registrant who fits` : null;
};

/** Whether the ruling changes anything about this answer. */
export const isTouched = (answer: MatchAnswer, ruledOut: readonly NotThis[]): boolean =>
  sayWho(answer, ruledOut) !== null;

/**
 * `all`: the answer as if nobody had been ruled out; `rest`: the answer of those who are left.
 *
 * Ruling somebody out takes away and never credits. Where the others are certain without its help, they stay so. Where
 * the rest would be certain by the engine's bounds only because somebody was ruled out, a person still says who it is:
 * - The bounds (DESIGN.md 8: fewer than 1 false in 1,000) were measured on what the engine says by itself. Here a person
 *   has just found it wrong about this very claim, among namesakes and relatives; the others of such a claim are not as
 *   often right as their probability says, and nobody has measured how often.
 * - Without one registrant, "of the family or firm of that one, and no registrant" goes as well: the very explanation
 *   that has become the likeliest.
 * - "Not this one" names nobody. A slip of a key would otherwise credit somebody whom no person ever looked at.
 * It costs one key: the rest is proposed first, and the answer is remembered for all of the same words.
 */
export const withoutRuledOut = (
  all: MatchAnswer,
  rest: MatchAnswer,
  ruledOut: readonly NotThis[],
): MatchAnswer => {
  const said = sayWho(all, ruledOut);
  if (said === null) return all;
  const isRuledOut = (id: string): boolean => ruledOut.some(({ registrant }) => registrant === id);
  const left = all.candidates.filter(({ registrant }) => !isRuledOut(registrant));
  if (all.registrant !== null && !isRuledOut(all.registrant)) return { ...all, candidates: left };
  // What the probabilities are once it is known that it is none of those: relatives and strangers keep their part.
  const remaining =
    1 - all.candidates.reduce((sum, one) => sum + (isRuledOut(one.registrant) ? one.probability : 0), 0);
  const before = new Map(left.map(({ registrant, probability }) => [registrant, probability]));
  const candidates = rest.candidates
    .map((one) => {
      const known = before.get(one.registrant);
      return known === undefined ? one : { ...one, probability: Math.min(1, known / remaining) };
    })
    .toSorted((one, other) => other.probability - one.probability);
  const otherwise =
    rest.decision === 'auto' ? ['who is left fits, but nobody has said that it is them'] : rest.why;
  return {
    ...rest,
    decision: candidates.length > 0 ? 'review' : 'none',
    registrant: null,
    probability: candidates[0]?.probability ?? 0,
    candidates,
    why: [said, ...otherwise],
  };
};

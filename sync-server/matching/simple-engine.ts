/** Rules for the time being: number, e-mail, or postal code or phone, each with an agreeing name, and only one such person. */
import type { Claim } from '#domain/claim.ts';
import { displayName, type Registrant } from '#domain/registrant.ts';
import { compareText } from '#domain/text-order.ts';
import { type Agreement, agreementOf, reasonsOf } from './agreement.ts';
import type { CandidateSource, MatchAnswer, MatchingEngine } from './engine.ts';
import { keysOfClaim } from './keys.ts';
import { rules } from './rules.ts';

interface Ranked {
  registrant: Registrant;
  agreement: Agreement;
  probability: number;
  why: string | null;
}

const judge = (claim: Claim, registrant: Registrant): Ranked => {
  const agreement = agreementOf(claim, registrant);
  const rule = rules.find(({ fits }) => fits(agreement));
  if (!rule) throw new Error('the last rule fits everything');
  return { registrant, agreement, probability: rule.probability, why: rule.why };
};

const bestFirst = (a: Ranked, b: Ranked): number =>
  b.probability - a.probability || compareText(a.registrant.id, b.registrant.id);

const mostCandidates = 5;
const asCandidate = ({ registrant, probability, agreement }: Ranked): MatchAnswer['candidates'][number] => ({
  registrant: registrant.id,
  probability,
  reasons: reasonsOf(agreement),
});

/** "Nobody" must not sound like "could not look". */
const whyNobody = (claim: Claim): string => {
  const told = Object.keys(claim);
  if (told.length === 0) return 'the badge could not be read: nothing is known about the person';
  if (keysOfClaim(claim).length > 0) return 'nobody in the registry resembles this';
  return claim.badge_id === undefined
    ? 'there is no name, number, e-mail or phone to look for'
    : "only the badge's ID is known, and it is not in any badge list yet";
};

/** Why the best is not taken without a person. */
const whyReview = (best: Ranked, fitting: readonly Ranked[]): string =>
  best.why ?? `${fitting.length} registrants fit equally well, all like ${displayName(best.registrant)}`;

export const createSimpleEngine = (source: CandidateSource): MatchingEngine => ({
  match: async (claim): Promise<MatchAnswer> => {
    const registrants = await source.sharing(keysOfClaim(claim));
    const ranked = registrants.map((registrant) => judge(claim, registrant)).toSorted(bestFirst);
    const [best] = ranked;
    if (!best)
      return { decision: 'none', registrant: null, probability: 0, candidates: [], why: [whyNobody(claim)] };
    const candidates = ranked.slice(0, mostCandidates).map(asCandidate);
    const fitting = ranked.filter(({ why }) => why === null);
    return fitting.length === 1
      ? {
          decision: 'auto',
          registrant: best.registrant.id,
          probability: best.probability,
          candidates,
          why: reasonsOf(best.agreement),
        }
      : {
          decision: 'review',
          registrant: null,
          probability: best.probability,
          candidates,
          why: [whyReview(best, fitting)],
        };
  },
});

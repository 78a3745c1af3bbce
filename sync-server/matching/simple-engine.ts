import type { Claim } from '#domain/claim.ts';
import { displayName, type Registrant } from '#domain/registrant.ts';
import type { CandidateSource, MatchAnswer, MatchingEngine, RankedCandidate } from './engine.ts';
import { keysOfClaim } from './keys.ts';
import { nameOfClaim, namesAgree, plainName } from './names.ts';
import { plainEmail, plainNumber, plainPhone, plainPostalCode } from './normalise.ts';

/** What agrees between a claim and one registrant; null where the claim or the record says nothing. */
interface Agreement {
  name: boolean | null;
  number: boolean | null;
  email: boolean | null;
  phone: boolean | null;
  postalCode: boolean | null;
}

const compare = (
  ours: string | null,
  given: string | undefined,
  plain: (text: string) => string,
): boolean | null => (ours && given ? plain(ours) === plain(given) : null);

const agreementOf = (claim: Claim, registrant: Registrant): Agreement => {
  const name = nameOfClaim(claim);
  return {
    name: name && namesAgree(name, plainName(registrant.givenName, registrant.surname)),
    number: compare(registrant.registrantNumber, claim.registrant_number, plainNumber),
    email: compare(registrant.email, claim.email, plainEmail),
    phone: compare(registrant.phone, claim.phone, plainPhone),
    postalCode: compare(registrant.postalCode, claim.postal_code, plainPostalCode),
  };
};

/**
 * Fixed values until the learning engine replaces these rules; they order candidates and no more.
 * A number alone is never enough: it must not contradict the name.
 */
const probabilityOf = ({ name, number, email, phone, postalCode }: Agreement): number => {
  if (name && number) return 0.999;
  if (name && email && number !== false) return 0.995;
  if (name && (phone || postalCode) && number !== false && email !== false) return 0.99;
  if (name && (email || phone || postalCode)) return 0.8;
  if (name) return 0.5;
  if (number && name === null) return 0.6;
  if (number || email) return 0.3;
  return 0.1;
};
const automaticFrom = 0.99;

const words: Record<keyof Agreement, { same: string; other: string }> = {
  name: { same: 'name agrees', other: 'name differs' },
  number: { same: 'registrant number is the same', other: 'registrant number differs' },
  email: { same: 'e-mail is the same', other: 'e-mail differs' },
  phone: { same: 'phone is the same', other: 'phone differs' },
  postalCode: { same: 'postal code is the same', other: 'postal code differs' },
};

const reasonsOf = (agreement: Agreement): string[] =>
  (Object.keys(words) as (keyof Agreement)[]).flatMap((column) => {
    const agrees = agreement[column];
    return agrees === null ? [] : [agrees ? words[column].same : words[column].other];
  });

const mostCandidates = 5;

const rank = (claim: Claim, registrants: readonly Registrant[]): RankedCandidate[] =>
  registrants
    .map((registrant) => {
      const agreement = agreementOf(claim, registrant);
      return {
        registrant: registrant.id,
        probability: probabilityOf(agreement),
        reasons: reasonsOf(agreement),
      };
    })
    .toSorted((a, b) => b.probability - a.probability || (a.registrant < b.registrant ? -1 : 1));

const whyNobody = (claim: Claim): string => {
  const told = Object.keys(claim);
  if (told.length === 0) return 'the badge could not be read: nothing is known about the person';
  if (told.every((field) => field === 'badge_id'))
    return "only the badge's ID is known, and it is not in any badge list yet";
  return 'nobody in the registry resembles this';
};

const whyReview = (best: RankedCandidate, agreement: Agreement): string => {
  if (agreement.number && agreement.name === false)
    return 'the registrant number belongs to somebody with another name';
  if (agreement.number && agreement.name === null) return 'a registrant number alone is not enough';
  if (agreement.name && agreement.number === false)
    return 'the name agrees but the registrant number differs';
  if (agreement.name) return 'the name alone is not enough';
  return best.reasons.join(', ');
};

/** Rules for the time being: number, e-mail, or postal code or phone, each with an agreeing name, and only one such person. */
export const createSimpleEngine = (source: CandidateSource): MatchingEngine => ({
  match: async (claim): Promise<MatchAnswer> => {
    const registrants = await source.sharing(keysOfClaim(claim));
    const candidates = rank(claim, registrants);
    const [best, second] = candidates;
    if (!best)
      return { decision: 'none', registrant: null, probability: 0, candidates: [], why: [whyNobody(claim)] };

    const answer = { probability: best.probability, candidates: candidates.slice(0, mostCandidates) };
    const bestRegistrant = registrants.find(({ id }) => id === best.registrant);
    if (best.probability >= automaticFrom && (second?.probability ?? 0) < automaticFrom) {
      return { ...answer, decision: 'auto', registrant: best.registrant, why: best.reasons };
    }
    const why =
      best.probability >= automaticFrom || !bestRegistrant
        ? `${candidates.filter(({ probability }) => probability >= automaticFrom).length} registrants fit equally well${bestRegistrant ? `, all like ${displayName(bestRegistrant)}` : ''}`
        : whyReview(best, agreementOf(claim, bestRegistrant));
    return { ...answer, decision: 'review', registrant: null, why: [why] };
  },
});

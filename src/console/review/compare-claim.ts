import type { Claim } from '#domain/claim.ts';
import type { RegistrantSummary } from '#domain/console-api.ts';
import { isSameText } from '../same-text.ts';

export interface ClaimLine {
  name: string;
  given: string;
  /** What the registry holds, null where it holds nothing to compare with. */
  known: string | null;
  agrees: boolean | null;
}

const names: [
  name: string,
  of: (claim: Claim) => string | undefined,
  known: (registrant: RegistrantSummary) => string | null,
][] = [
  [
    'Name',
    (claim) => claim.full_name ?? ([claim.given_name, claim.surname].filter(Boolean).join(' ') || undefined),
    (registrant) => registrant.name,
  ],
  ['Registrant number', (claim) => claim.registrant_number, (registrant) => registrant.registrantNumber],
  ['E-mail', (claim) => claim.email, (registrant) => registrant.email],
  ['Phone', (claim) => claim.phone, (registrant) => registrant.phone],
  ['Firm', (claim) => claim.firm, (registrant) => registrant.firm],
  [
    'Place',
    (claim) => [claim.city, claim.region, claim.postal_code].filter(Boolean).join(' ') || undefined,
    (registrant) => registrant.place || null,
  ],
  ['Badge ID', (claim) => claim.badge_id, () => null],
];

/** What a person gave beside what the registry holds of a candidate; a line for everything that was given. */
export const compareClaim = (claim: Claim, registrant: RegistrantSummary | null): ClaimLine[] =>
  names.flatMap(([name, of, knownOf]) => {
    const given = of(claim);
    if (!given) return [];
    const known = registrant && knownOf(registrant);
    return [{ name, given, known, agrees: known ? isSameText(known, given) : null }];
  });

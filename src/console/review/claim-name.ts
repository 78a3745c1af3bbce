import type { Claim } from '#domain/claim.ts';

/** What to call a person of whom only a claim is known. */
export const claimName = (claim: Claim): string =>
  claim.full_name ??
  ([claim.given_name, claim.surname].filter(Boolean).join(' ') ||
    (claim.email ?? (claim.badge_id ? `Badge ${claim.badge_id}` : 'Nameless')));

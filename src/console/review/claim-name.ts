import { type Claim, withListed } from '#domain/claim.ts';
import type { BadgeListed } from '#domain/console-api.ts';

/** What to call a person of whom only a claim is known. */
export const claimName = (claim: Claim): string =>
  claim.full_name ??
  ([claim.given_name, claim.surname].filter(Boolean).join(' ') ||
    (claim.email ?? (claim.badge_id ? `Badge ${claim.badge_id}` : 'Nameless')));

/** The same of a check-in, with what a show's badge list says of its badge. */
export const seenName = ({ claim, listed }: { claim: Claim; listed: BadgeListed | null }): string =>
  claimName(listed ? withListed(claim, listed.claim) : claim);

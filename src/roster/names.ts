import type { Claim } from '#domain/claim.ts';
import { say } from '../messages/index.ts';

/** What somebody is called on the roster: their name, or what else is known of them. */
export const nameOf = ({
  full_name,
  given_name,
  surname,
  email,
  registrant_number,
  badge_id,
}: Claim): string =>
  full_name ||
  [given_name, surname].filter(Boolean).join(' ') ||
  email ||
  registrant_number ||
  badge_id ||
  say('roster.nobody');

import { sql } from 'kysely';
import { isWithdrawn } from './corrections.ts';

/**
 * The registrant of a check-in: the standing staff decision if there is one, else the automatic match. Nobody's, when
 * the person at the station said that it was somebody else.
 */
export const identified = sql<
  string | null
>`CASE WHEN ${isWithdrawn} THEN NULL WHEN staff_decision.id IS NULL THEN match.registrant ELSE staff_decision.registrant END`;

import { sql } from 'kysely';

/** The registrant of a check-in: the standing staff decision if there is one, else the automatic match. */
export const identified = sql<
  string | null
>`CASE WHEN staff_decision.id IS NULL THEN match.registrant ELSE staff_decision.registrant END`;

/** What staff decided about the very same words before: used at the next sight, gone when the decision is undone. */
import { createHash } from 'node:crypto';
import { sql } from 'kysely';
import type { Claim } from '#domain/claim.ts';
import type { Reading, Writing } from '../store/index.ts';
import type { MatchAnswer } from './engine.ts';
import { newTables, plainValues, rowOfClaim } from './registry-index/rows.ts';
import type { NotThis } from './ruled-out.ts';

const hashOf = (words: readonly string[]): string =>
  createHash('sha256').update(JSON.stringify(words)).digest('base64url');

const personal = ['given_name', 'surname', 'generation', 'registrant_number', 'email', 'phone'];

/**
 * Two check-ins of one print say the very same of a person: a name with a number, an e-mail or a phone, however written;
 * or, without those, the badge of one event. Null where that could be several people: a name alone is anybody's.
 */
export const printOf = (claim: Claim, event: string): string | null => {
  const tables = newTables();
  const table = tables.emptyTable();
  tables.add(table, rowOfClaim(claim));
  const [given = '', surname = '', generation = '', ...tellWho] = plainValues(tables, table, 0).slice(
    0,
    personal.length,
  );
  if (given + surname !== '' && tellWho.some((value) => value !== ''))
    return hashOf([given, surname, generation, ...tellWho]);
  return claim.badge_id ? hashOf([event, claim.badge_id]) : null;
};

interface Remembered {
  registrant: string | null;
  reason: string | null;
  /** Who decided, and on which day. */
  said: string;
}

/** Standing decisions about other check-ins of the same print, the latest first. */
export const rememberedOf = async (
  db: Reading,
  { checkIn, print }: { checkIn: string; print: string | null },
): Promise<Remembered[]> => {
  if (print === null) return [];
  const rows = await db
    .selectFrom('claim_print')
    .innerJoin('staff_decision', 'staff_decision.check_in', 'claim_print.check_in')
    .leftJoin('staff', 'staff.id', 'staff_decision.staff')
    .select(['registrant', 'reason', 'decided_at', 'staff.name'])
    .where('print', '=', print)
    .where('claim_print.check_in', '<>', checkIn)
    .where('undone_at', 'is', null)
    .orderBy('decided_at', 'desc')
    .orderBy('staff_decision.id', 'desc')
    .execute();
  return rows.map(({ registrant, reason, decided_at, name }) => ({
    registrant,
    reason,
    said: `${name ?? 'staff'} on ${decided_at.slice(0, 10)}`,
  }));
};

/** One accepted whom another ruled out, about the same words: neither outweighs the other. Null where none did. */
const contradictionIn = (remembered: readonly Remembered[], ruledOut: readonly NotThis[]): string | null => {
  for (const { registrant, said } of remembered) {
    const against = ruledOut.find((one) => one.registrant === registrant);
    if (against) return `${said} accepted whom ${against.said} ruled out, about the same words`;
  }
  return null;
};

/**
 * The engine's answer in the light of what staff decided before: what they said is never silently overruled.
 * `answer` has nobody who is ruled out.
 */
export const inTheLightOf = (
  answer: MatchAnswer,
  remembered: readonly Remembered[],
  ruledOut: readonly NotThis[],
): MatchAnswer => {
  const [latest] = remembered;
  if (!latest) return answer;
  const contradiction = contradictionIn(remembered, ruledOut);
  if (contradiction !== null)
    return { ...answer, decision: 'review', registrant: null, why: [contradiction, ...answer.why] };
  const { registrant, reason, said } = latest;
  if (remembered.some((one) => one.registrant !== registrant))
    return {
      ...answer,
      decision: 'review',
      registrant: null,
      why: [`the same words were decided differently before, last by ${said}`, ...answer.why],
    };
  if (registrant === null)
    return {
      ...answer,
      decision: answer.candidates.length > 0 ? 'review' : 'none',
      registrant: null,
      why: [`${said}: no registrant${reason === null ? '' : ` (${reason})`}`, ...answer.why],
    };
  const why = `${said} decided so about the same words`;
  const known = answer.candidates.find((one) => one.registrant === registrant);
  return {
    ...answer,
    decision: 'auto',
    registrant,
    probability: 1,
    candidates: [
      { registrant, probability: 1, reasons: [why, ...(known?.reasons ?? [])] },
      ...answer.candidates.filter((one) => one.registrant !== registrant),
    ],
    why: [why],
  };
};

/** Asks again about check-ins that say the very same as this one: what was decided about it teaches them. */
export const askAboutTheSame = async (tx: Writing, checkIn: string): Promise<void> => {
  await sql`INSERT OR IGNORE INTO work (kind, subject)
    SELECT 'match', other.check_in FROM claim_print AS this JOIN claim_print AS other ON other.print = this.print
    WHERE this.check_in = ${checkIn} AND other.check_in <> ${checkIn}`.execute(tx);
};

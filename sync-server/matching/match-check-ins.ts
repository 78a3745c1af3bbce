import { sql } from 'kysely';
import { type Clock, instantOf } from '../clock.ts';
import type { Store, Writing } from '../store/index.ts';
import { badgeClaims, badgeListState, badgesOf, keepBadges } from './badge-claims.ts';
import { isWithdrawn, standingClaims } from './corrections.ts';
import type { MatchAnswer, MatchingEngine } from './engine.ts';
import { matchWithBadge } from './match-with-badge.ts';
import { inTheLightOf, printOf, rememberedOf } from './memory.ts';
import { decidedOn } from './settle-known.ts';

/** Asks the ledger room to look at one registrant at one event again. */
const addPostWork = async (
  tx: Writing,
  pairs: readonly (readonly [registrant: string, event: string])[],
): Promise<void> => {
  for (const pair of pairs) {
    await tx
      .insertInto('work')
      .values({ kind: 'post', subject: JSON.stringify(pair) })
      .onConflict((at) => at.doNothing())
      .execute();
  }
};

/** "This is not me", or the list that it came with was taken back: there is nobody to look for. */
const nobody: MatchAnswer = {
  decision: 'none',
  registrant: null,
  probability: 0,
  candidates: [],
  why: ['it counts for nobody: withdrawn at the station, or the list that it came with was taken back'],
  askedUnder: [],
};

/** Under which keys and words it was asked for: so it is found again when registrants change and staff decide. */
const keepQuestion = async (
  tx: Writing,
  { id, print }: { id: string; print: string | null },
  keys: readonly number[],
): Promise<void> => {
  await tx.deleteFrom('claim_key').where('check_in', '=', id).execute();
  await sql`INSERT INTO claim_key (key, check_in)
    SELECT value, ${id} FROM json_each(${JSON.stringify(keys)})`.execute(tx);
  await tx.deleteFrom('claim_print').where('check_in', '=', id).execute();
  if (print !== null) await tx.insertInto('claim_print').values({ check_in: id, print }).execute();
};

/** What was automatic and is no longer says so, and says it until somebody has decided. */
const wasAutomatic =
  'it was matched automatically before; registrants, lists, decisions or weights have changed since';

const whyNow = (
  before: { decision: string; why_json: string } | undefined,
  { decision, why }: MatchAnswer,
): string[] => {
  const fell = before?.decision === 'auto' || before?.why_json.includes(wasAutomatic) === true;
  return fell && decision === 'review' ? [...why, wasAutomatic] : why;
};

const keepAnswer = async (
  tx: Writing,
  checkIn: { id: string; event: string },
  answer: MatchAnswer,
  at: string,
): Promise<void> => {
  const before = await tx
    .selectFrom('match')
    .select(['registrant', 'decision', 'why_json'])
    .where('check_in', '=', checkIn.id)
    .executeTakeFirst();
  const row = {
    decision: answer.decision,
    registrant: answer.registrant,
    probability: answer.probability,
    candidates_json: JSON.stringify(answer.candidates),
    why_json: JSON.stringify(whyNow(before, answer)),
    matched_at: at,
  };
  await tx
    .insertInto('match')
    .values({ check_in: checkIn.id, ...row })
    .onConflict((conflict) => conflict.column('check_in').doUpdateSet(row))
    .execute();
  // A withdrawal takes it from whomever staff have decided on, too.
  const decided = answer === nobody ? await decidedOn(tx, checkIn.id) : undefined;
  const affected = new Set(
    [before?.registrant, answer.registrant, decided?.registrant].filter((id) => typeof id === 'string'),
  );
  await addPostWork(
    tx,
    [...affected].map((registrant) => [registrant, checkIn.event] as const),
  );
};

interface Answered {
  checkIn: { id: string; event: string };
  badges: string[];
  print: string | null;
  answer: MatchAnswer;
}

/** Takes check-ins that wait to be matched, asks the engine and keeps its answers. Returns how many. */
export const createMatchCheckIns =
  ({ store, clock, engine }: { store: Store; clock: Clock; engine: MatchingEngine }) =>
  async (limit: number): Promise<number> => {
    const waiting = await store.db
      .selectFrom('work')
      .innerJoin('check_in', 'check_in.id', 'work.subject')
      .select(['check_in.id', 'check_in.event', 'check_in.claim_json', 'badge_json', 'method'])
      .select(isWithdrawn.as('withdrawn'))
      .where('work.kind', '=', 'match')
      .limit(limit)
      .execute();
    if (waiting.length === 0) return 0;
    // The engine only reads: it is asked before the transaction, so that ingest does not wait for it.
    const listsThen = await badgeListState(store.db);
    const answers: Answered[] = [];
    const claims = await standingClaims(store.db, waiting);
    const listed = await badgeClaims(store.db, waiting);
    for (const checkIn of waiting) {
      const own = claims.get(checkIn.id) ?? {};
      // What was said here, whatever lists say later: so a decision is remembered while lists come and go.
      const print = checkIn.withdrawn ? null : printOf(own, checkIn.event);
      const remembered = await rememberedOf(store.db, { checkIn: checkIn.id, print });
      const seen = checkIn.method === 'list' ? 'in-list' : 'at-station';
      const question = { own, listed: listed.get(checkIn.id)?.claim ?? null, seen } as const;
      const answer = checkIn.withdrawn
        ? nobody
        : inTheLightOf(await matchWithBadge(engine, question), remembered);
      answers.push({ checkIn, badges: badgesOf(checkIn), print, answer });
    }
    await store.write(async (tx) => {
      // A list that was applied or withdrawn meanwhile is not in these answers: they are asked for again.
      const isOfNow = (await badgeListState(tx)) === listsThen;
      for (const { checkIn, badges, print, answer } of answers) {
        await keepQuestion(tx, { id: checkIn.id, print }, answer.askedUnder);
        await keepBadges(tx, checkIn.id, badges);
        await keepAnswer(tx, checkIn, answer, instantOf(clock));
        if (isOfNow)
          await tx.deleteFrom('work').where('kind', '=', 'match').where('subject', '=', checkIn.id).execute();
      }
    });
    return waiting.length;
  };

import { isDeepStrictEqual } from 'node:util';
import { sql } from 'kysely';
import type { Claim } from '#domain/claim.ts';
import { type Clock, instantOf } from '../clock.ts';
import type { Reading, Store, Writing } from '../store/index.ts';
import { badgeClaims, badgeListState, badgesOf, keepBadges } from './badge-claims.ts';
import { isWithdrawn, standingClaims } from './corrections.ts';
import type { MatchAnswer, MatchingEngine } from './engine.ts';
import { matchWithBadge, type Question } from './match-with-badge.ts';
import { inTheLightOf, printOf, rememberedOf } from './memory.ts';
import { ruledOutFor } from './ruled-out.ts';
import { decidedOn } from './settle-known.ts';
import { isTouched, withoutRuledOut } from './without-ruled-out.ts';

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

/** "This is not me", taken back with its list, or taken off its roster: there is nobody to look for. */
const nobody: MatchAnswer = {
  decision: 'none',
  registrant: null,
  probability: 0,
  candidates: [],
  why: [
    'it counts for nobody: withdrawn at the station, taken back with its list, or taken off the roster of its class',
  ],
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

/** What staff have said of the very same words, and of this check-in. */
const wordsOfStaff = async (db: Reading, asked: { checkIn: string; print: string | null }) => ({
  remembered: await rememberedOf(db, asked),
  ruledOut: await ruledOutFor(db, asked),
});
type WordsOfStaff = Awaited<ReturnType<typeof wordsOfStaff>>;

const askEngine = async (
  engine: MatchingEngine,
  question: Question,
  { remembered, ruledOut }: WordsOfStaff,
): Promise<MatchAnswer> => {
  const all = await matchWithBadge(engine, question);
  if (!isTouched(all, ruledOut)) return inTheLightOf(all, remembered, ruledOut);
  const without = new Set(ruledOut.map(({ registrant }) => registrant));
  const rest = await matchWithBadge(engine, { ...question, without });
  return inTheLightOf(withoutRuledOut(all, rest, ruledOut), remembered, ruledOut);
};

/** Check-ins that wait to be matched: the engine is asked, and its answers are kept. */
export const createMatchCheckIns = ({
  store,
  clock,
  engine,
}: {
  store: Store;
  clock: Clock;
  engine: MatchingEngine;
}) => {
  const waiting = () =>
    store.db
      .selectFrom('work')
      .innerJoin('check_in', 'check_in.id', 'work.subject')
      .select(['check_in.id', 'check_in.event', 'check_in.claim_json', 'badge_json', 'method'])
      .select(isWithdrawn.as('withdrawn'))
      .where('work.kind', '=', 'match');
  type Waiting = Awaited<ReturnType<ReturnType<typeof waiting>['execute']>>[number];

  const matchThese = async (rows: readonly Waiting[]): Promise<void> => {
    if (rows.length === 0) return;
    // The engine only reads: it is asked before the transaction, so that ingest does not wait for it.
    const answers: {
      row: Waiting;
      print: string | null;
      words: WordsOfStaff;
      answer: MatchAnswer;
    }[] = [];
    const listsThen = await badgeListState(store.db);
    const claims = await standingClaims(store.db, rows);
    const listed = await badgeClaims(store.db, rows);
    for (const row of rows) {
      const own = claims.get(row.id) ?? {};
      // What was said here, whatever lists say later: so a decision is remembered while lists come and go.
      const print = row.withdrawn ? null : printOf(own, row.event);
      const words = await wordsOfStaff(store.db, { checkIn: row.id, print });
      const seen = row.method === 'list' ? 'in-list' : 'at-station';
      const question = { own, listed: listed.get(row.id)?.claim ?? null, seen } as const;
      const answer = row.withdrawn ? nobody : await askEngine(engine, question, words);
      answers.push({ row, print, words, answer });
    }
    await store.write(async (tx) => {
      // A list that was applied or withdrawn meanwhile is not in these answers: they are asked for again.
      const isOfNow = (await badgeListState(tx)) === listsThen;
      for (const { row, print, words, answer } of answers) {
        // Staff have said something meanwhile: it stays in the work and is asked about again, by what they say now.
        if (!isDeepStrictEqual(words, await wordsOfStaff(tx, { checkIn: row.id, print }))) continue;
        await keepQuestion(tx, { id: row.id, print }, answer.askedUnder);
        await keepBadges(tx, row.id, badgesOf(row));
        await keepAnswer(tx, row, answer, instantOf(clock));
        if (!isOfNow) continue;
        await tx.deleteFrom('work').where('kind', '=', 'match').where('subject', '=', row.id).execute();
      }
    });
  };

  return {
    /** Who would whoever says this be, in the light of what staff decided? Nothing is kept. */
    ask: async (claim: Claim): Promise<MatchAnswer> => {
      const words = await wordsOfStaff(store.db, { checkIn: '', print: printOf(claim, '') });
      return askEngine(engine, { own: claim, listed: null, seen: 'at-station' }, words);
    },

    /** Takes at most so many. Returns how many. */
    workOnce: async (limit: number): Promise<number> => {
      const rows = await waiting().limit(limit).execute();
      await matchThese(rows);
      return rows.length;
    },

    /** Takes this one, if it waits, before its turn. */
    matchNow: async (checkIn: string): Promise<void> =>
      matchThese(await waiting().where('work.subject', '=', checkIn).execute()),
  };
};

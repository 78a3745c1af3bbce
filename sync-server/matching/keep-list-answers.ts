/** Keeps what the engine answered of a list's rows as it keeps those of single check-ins; statements made once for many. */
import type SqliteDatabase from 'better-sqlite3';
import * as z from 'zod/mini';

/** The engine's answer to one row, with the print of what is said of the person. */
export const ListAnswer = z.object({
  decision: z.enum(['auto', 'review', 'none']),
  registrant: z.nullable(z.string()),
  probability: z.number(),
  candidates: z.array(
    z.object({ registrant: z.string(), probability: z.number(), reasons: z.array(z.string()) }),
  ),
  why: z.array(z.string()),
  askedUnder: z.readonly(z.array(z.number())),
  print: z.nullable(z.string()),
});
export type ListAnswer = z.infer<typeof ListAnswer>;

/** To be called within a transaction. `checkIn` must not have an answer yet. */
export const createAnswerKeeper = (connection: SqliteDatabase.Database) => {
  const match = connection.prepare(
    `INSERT INTO match (check_in, decision, registrant, probability, candidates_json, why_json, matched_at)
    VALUES (?, ?, ?, ?, ?, ?, ?)`,
  );
  const key = connection.prepare('INSERT OR IGNORE INTO claim_key (key, check_in) VALUES (?, ?)');
  const print = connection.prepare('INSERT INTO claim_print (check_in, print) VALUES (?, ?)');
  return (checkIn: string, answer: ListAnswer, at: string): void => {
    const { decision, registrant, probability, candidates, why } = answer;
    const kept = [decision, registrant, probability, JSON.stringify(candidates), JSON.stringify(why), at];
    match.run(checkIn, ...kept);
    for (const asked of answer.askedUnder) key.run(asked, checkIn);
    if (answer.print !== null) print.run(checkIn, answer.print);
  };
};

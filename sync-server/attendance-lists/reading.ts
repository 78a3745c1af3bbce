/** What was read of a list, as rows to keep. */
import { createHash } from 'node:crypto';
import * as z from 'zod/mini';
import type { ApprovedEvent } from '#domain/approved-event.ts';
import { columnMeanings } from '#domain/attendance-list.ts';
import { type Claim, claimFields } from '#domain/claim.ts';
import { plainText } from '#domain/plain-text.ts';
import type { ChosenMeanings, ReadList } from '../lists/index.ts';
import type { Database } from '../store/index.ts';
import { daysAttended } from './days.ts';

const Meaning = z.nullable(z.enum(columnMeanings));

/** What a list's columns and problems are kept as. */
export const Reading = z.object({
  columns: z.array(
    z.object({
      index: z.number(),
      header: z.string(),
      meaning: Meaning,
      // Lists that were kept before anything was remembered do not say.
      isRemembered: z._default(z.boolean(), false),
      samples: z.array(z.string()),
    }),
  ),
  problems: z.array(z.object({ row: z.number(), what: z.string() })),
});
export type Reading = z.infer<typeof Reading>;

const Chosen = z.array(z.tuple([z.number(), Meaning]));

export const chosenOf = (json: string): ChosenMeanings => new Map(Chosen.parse(JSON.parse(json)));

export type KeptRow = Omit<Database['list_row'], 'list'>;

/** Whatever is written differently only by case, accents and punctuation says the same. */
const printOf = (claim: Claim, days: string | null): string =>
  createHash('sha256')
    .update(JSON.stringify([claimFields.map((field) => plainText(claim[field] ?? '')), days]))
    .digest('base64url');

/** The rows of a list as they are kept, and what a person is shown of columns and problems. */
export const keptOf = (
  { rows, places, table, problems }: ReadList,
  { days: eventDays }: Pick<ApprovedEvent, 'days'>,
): { reading: Reading; rows: KeptRow[] } => {
  const seen = new Set<string>();
  const unclear: Reading['problems'] = [];
  const kept = rows.map((claim, position): KeptRow => {
    const { row, sheet, attended } = places[position] ?? {
      row: 0,
      sheet: null,
      attended: { isAbsent: false, day: null, minutes: null, ticked: null },
    };
    const days = daysAttended(attended, eventDays);
    const daysJson = days.ok && days.value !== null ? JSON.stringify(days.value) : null;
    const print = printOf(claim, daysJson);
    const isRepeated = seen.has(print);
    seen.add(print);
    if (!days.ok)
      unclear.push({ row, what: `the day "${days.problem}" cannot be read: the row is left out` });
    const setAside = (): KeptRow['set_aside'] => {
      if (attended.isAbsent) return 'absent';
      if (!days.ok) return 'day-unclear';
      return isRepeated ? 'repeated' : null;
    };
    return {
      position,
      row,
      sheet,
      claim_json: JSON.stringify(claim),
      days_json: daysJson,
      set_aside: setAside(),
      print,
      decision: null,
      registrant: null,
      found_json: null,
      check_in: null,
    };
  });
  const columns = table.map(({ index, header, meaning, isRemembered, samples }) => ({
    index,
    header,
    meaning,
    isRemembered,
    samples,
  }));
  return { reading: { columns, problems: [...problems, ...unclear] }, rows: kept };
};

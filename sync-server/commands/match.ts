/** `npm run --silent match -- --registrants A.csv --attendees B.csv --out pairs.csv [--model M.json]` */
import { createReadStream, createWriteStream, existsSync, readFileSync } from 'node:fs';
import { basename, join } from 'node:path';
import { pipeline } from 'node:stream/promises';
import { parseArgs } from 'node:util';
import { parse } from 'csv-parse';
import * as z from 'zod/mini';
import { fail, type Result, succeed } from '#domain/result.ts';
import {
  createTableReader,
  emptyTable,
  type LinkDecision,
  linkLists,
  MatchModel,
  type Table,
} from '../matching/index.ts';
import { finish, wordsOf } from './command-line.ts';

const shipped = join(import.meta.dirname, '..', 'matching', 'linkage', 'models');

/** A model by its file, or by the name of one that comes with the program. */
const readModel = (name: string): Result<MatchModel, string> => {
  const file = existsSync(name) ? name : join(shipped, basename(name));
  try {
    const model = MatchModel.safeParse(JSON.parse(readFileSync(file, 'utf8')));
    return model.success ? succeed(model.data) : fail(`${name} is no model: ${z.prettifyError(model.error)}`);
  } catch (thrown) {
    return fail(`cannot read the model ${name}: ${wordsOf(thrown)}`);
  }
};

const readTable = async (file: string, model: MatchModel): Promise<Result<Table, string>> => {
  const table = emptyTable(model);
  const read = createTableReader(model, table);
  let header: string[] = [];
  const parser = parse({
    bom: true,
    columns: (names: string[]) => {
      header = names.map((name) => name.trim());
      return header;
    },
    trim: true,
    relax_column_count: true,
    relax_quotes: true,
    skip_empty_lines: true,
  });
  try {
    await pipeline(createReadStream(file), parser, async (rows: AsyncIterable<Record<string, string>>) => {
      for await (const row of rows) read(row);
    });
  } catch (thrown) {
    return fail(`cannot read ${file}: ${wordsOf(thrown)}`);
  }
  if (!header.includes(model.id))
    return fail(`${file} has no column ${model.id}: it has ${header.join(', ')}`);
  return succeed(table);
};

const quoted = (text: string): string => (/[",\n\r]/.test(text) ? `"${text.replaceAll('"', '""')}"` : text);

const writePairs = async (
  file: string,
  decisions: readonly LinkDecision[],
  { attendees, registrants }: { attendees: Table; registrants: Table },
): Promise<void> => {
  function* lines() {
    yield 'attendee_id,registrant_id,decision,probability,rank,reasons\n';
    for (const [attendee, { decision, candidates }] of decisions.entries())
      for (const [index, { registrant, probability, reasons }] of candidates.entries())
        yield `${[
          attendees.ids[attendee] ?? '',
          registrants.ids[registrant] ?? '',
          decision,
          probability.toFixed(6),
          String(index + 1),
          reasons.join('; '),
        ]
          .map(quoted)
          .join(',')}\n`;
  }
  await pipeline(lines, createWriteStream(file));
};

const run = async (): Promise<Result<Record<string, unknown>, string>> => {
  const { values } = parseArgs({
    options: {
      registrants: { type: 'string' },
      attendees: { type: 'string' },
      out: { type: 'string' },
      model: { type: 'string', default: 'registrants.json' },
    },
  });
  if (!values.registrants || !values.attendees || !values.out)
    return fail('needs --registrants FILE --attendees FILE --out FILE');
  const started = performance.now();
  const model = readModel(values.model);
  if (!model.ok) return model;
  const registrants = await readTable(values.registrants, model.value);
  if (!registrants.ok) return registrants;
  const attendees = await readTable(values.attendees, model.value);
  if (!attendees.ok) return attendees;
  const lists = { attendees: attendees.value, registrants: registrants.value };
  const isWatched = process.stderr.isTTY;
  const { decisions, pairsCompared } = linkLists(model.value, lists, (share) => {
    if (isWatched) process.stderr.write(`\rcompared ${Math.round(share * 100)} %`);
  });
  if (isWatched) process.stderr.write('\r');
  try {
    await writePairs(values.out, decisions, lists);
  } catch (thrown) {
    return fail(`cannot write ${values.out}: ${wordsOf(thrown)}`);
  }
  const count = (kind: LinkDecision['decision']): number =>
    decisions.filter(({ decision }) => decision === kind).length;
  return succeed({
    attendees: attendees.value.ids.length,
    registrants: registrants.value.ids.length,
    auto: count('auto'),
    review: count('review'),
    none: count('none'),
    pairsCompared,
    seconds: Math.round((performance.now() - started) / 10) / 100,
    peakMemoryMB: Math.round(process.resourceUsage().maxRSS / 1024),
  });
};

finish(await run());

/** `npm run --silent match -- --registrants A.csv --attendees B.csv --out pairs.csv [--model M.json]` */
import { createReadStream, createWriteStream } from 'node:fs';
import { pipeline } from 'node:stream/promises';
import { parseArgs } from 'node:util';
import { parse } from 'csv-parse';
import { fail, type Result, succeed } from '#domain/result.ts';
import {
  createTables,
  type LinkDecision,
  linkListsOnTwoCores,
  type MatchModel,
  readModel,
  type Table,
  type Tables,
} from '../linkage/index.ts';
import { finish, wordsOf } from './command-line.ts';

const readTable = async (file: string, model: MatchModel, tables: Tables): Promise<Result<Table, string>> => {
  const table = tables.emptyTable();
  let header: string[] = [];
  const parser = parse({
    bom: true,
    trim: true,
    relax_column_count: true,
    relax_quotes: true,
    skip_empty_lines: true,
  });
  try {
    await pipeline(createReadStream(file), parser, async (rows: AsyncIterable<string[]>) => {
      let add: ReturnType<typeof tables.addingUnder> | null = null;
      for await (const cells of rows)
        if (add) add(table, cells);
        else {
          header = cells;
          add = tables.addingUnder(header);
        }
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
    for (const [attendee, { decision, candidates, whyNot }] of decisions.entries())
      for (const [index, { registrant, probability, reasons }] of candidates.entries())
        yield `${[
          attendees.ids[attendee] ?? '',
          registrants.ids[registrant] ?? '',
          decision,
          probability.toFixed(6),
          String(index + 1),
          (index === 0 && whyNot !== null ? [`not automatic: ${whyNot}`, ...reasons] : reasons).join('; '),
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
  const tables = createTables(model.value);
  const registrants = await readTable(values.registrants, model.value, tables);
  if (!registrants.ok) return registrants;
  const attendees = await readTable(values.attendees, model.value, tables);
  if (!attendees.ok) return attendees;
  const lists = { attendees: attendees.value, registrants: registrants.value };
  const isWatched = process.stderr.isTTY;
  const { decisions, pairsCompared } = await linkListsOnTwoCores(model.value, tables, lists, {
    onProgress: (share) => {
      if (isWatched) process.stderr.write(`\rcompared ${Math.round(share * 100)} %`);
    },
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

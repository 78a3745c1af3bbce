/** `npm run --silent read-list -- --file F --out R.json`: what an attendance list says, and what in it is no claim. */
import { readFileSync, statSync } from 'node:fs';
import { mostListBytes } from '#domain/attendance-list.ts';
import { fail, type Result, succeed } from '#domain/result.ts';
import { problemInEnglish, readList, refusalInEnglish } from '../lists/index.ts';
import { finish, readOptions, wordsOf, writeJson } from './command-line.ts';

const readBytes = (path: string): Result<Uint8Array, string> => {
  try {
    if (statSync(path).size > mostListBytes)
      return fail(`${path} is larger than ${mostListBytes / 1024 / 1024} MB`);
    return succeed(readFileSync(path));
  } catch (thrown) {
    return fail(`cannot read ${path}: ${wordsOf(thrown)}`);
  }
};

const run = async (): Promise<Result<Record<string, unknown>, string>> => {
  const options = readOptions(process.argv.slice(2), ['file', 'out']);
  if (!options.ok) return options;
  const bytes = readBytes(options.value.file);
  if (!bytes.ok) return bytes;
  const list = await readList(bytes.value);
  if (!list.ok) return fail(`cannot read ${options.value.file}: ${refusalInEnglish(list.problem)}`);
  const { columns, rows, places, problems } = list.value;
  const days = places.map(({ attended }) => attended.ticked);
  const written = writeJson(options.value.out, {
    columns,
    rows,
    problems: problems.map(problemInEnglish),
    // Only a roster with a column for each day has them.
    ...(days.some((ticked) => ticked !== null) && { days }),
  });
  return written.ok
    ? succeed({ rows: list.value.rows.length, problems: list.value.problems.length })
    : written;
};

finish(await run());

/** What every command that reads a file and writes one has in common. */
import { readFileSync, writeFileSync } from 'node:fs';
import { parseArgs } from 'node:util';
import * as z from 'zod/mini';
import { fail, type Result, succeed } from '#domain/result.ts';

// zod/mini comes without words of its own; a person at a terminal needs them.
z.config(z.locales.en());

/** What was thrown, as words. */
export const wordsOf = (thrown: unknown): string =>
  thrown instanceof Error ? thrown.message : String(thrown);

/** Reads `--name value` for each name, all of them needed. The problem is a sentence. */
export const readOptions = <Name extends string>(
  args: readonly string[],
  names: readonly Name[],
): Result<Record<Name, string>, string> => {
  const options = Object.fromEntries(names.map((name) => [name, { type: 'string' as const }]));
  try {
    const { values } = parseArgs({ args: [...args], options });
    const read = z.safeParse(z.record(z.literal(names), z.string()), values);
    return read.success ? succeed(read.data) : fail(`needs ${names.map((name) => `--${name} …`).join(' ')}`);
  } catch (thrown) {
    return fail(wordsOf(thrown));
  }
};

/** Reads a JSON file. The problem is a sentence that names the file. */
const readJson = (path: string): Result<unknown, string> => {
  try {
    // Some editors begin a file with a byte order mark.
    return succeed(JSON.parse(readFileSync(path, 'utf8').replace(/^\ufeff/, '')));
  } catch (thrown) {
    return fail(`cannot read ${path}: ${wordsOf(thrown)}`);
  }
};

/** Writes a JSON file. The problem is a sentence that names the file. */
export const writeJson = (path: string, value: unknown): Result<null, string> => {
  try {
    writeFileSync(path, `${JSON.stringify(value, null, 1)}\n`);
    return succeed(null);
  } catch (thrown) {
    return fail(`cannot write ${path}: ${wordsOf(thrown)}`);
  }
};

/** `cases[3].events[0].timeZone: no such IANA time zone`, one line a problem. */
const writeIssues = ({ issues }: z.core.$ZodError): string =>
  issues.map(({ path, message }) => `${z.core.toDotPath(path) || 'the file'}: ${message}`).join('\n');

/** Holds data against a schema. The problem names each place that does not fit. */
const parseInput = <Schema extends z.core.$ZodType>(
  schema: Schema,
  data: unknown,
): Result<z.output<Schema>, string> => {
  const parsed = z.safeParse(schema, data);
  return parsed.success ? succeed(parsed.data) : fail(writeIssues(parsed.error));
};

/** Ends a command: its figures as JSON in the last line of stdout, or the problem on stderr and exit code 1. */
export const finish = (outcome: Result<Record<string, unknown>, string>): void => {
  if (outcome.ok) console.log(JSON.stringify(outcome.value));
  else {
    console.error(outcome.problem);
    process.exitCode = 1;
  }
};

interface FileCommand<Schema extends z.core.$ZodType> {
  /** The option that names the file to read; `--out` names the one to write. */
  option: string;
  schema: Schema;
  answer: (input: z.output<Schema>) => unknown[];
  /** What the figure in the last line counts. */
  counts: string;
}

/** A whole command: reads `--<option> FILE`, holds it against the schema, writes the answers to `--out FILE`. */
export const answerFile = <Schema extends z.core.$ZodType>({
  option,
  schema,
  answer,
  counts,
}: FileCommand<Schema>): void => {
  const run = (): Result<Record<string, unknown>, string> => {
    const options = readOptions(process.argv.slice(2), [option, 'out']);
    if (!options.ok) return options;
    const json = readJson(options.value[option] ?? '');
    if (!json.ok) return json;
    const input = parseInput(schema, json.value);
    if (!input.ok) return input;
    const answers = answer(input.value);
    const written = writeJson(options.value.out ?? '', answers);
    return written.ok ? succeed({ [counts]: answers.length }) : written;
  };
  finish(run());
};

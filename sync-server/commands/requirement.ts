/** `npm run --silent requirement -- --cases C.json --out R.json`: credits and requirement of worked cases. */
import { type Result, succeed } from '#domain/result.ts';
import { finish, parseInput, readJson, readOptions, writeJson } from './command-line.ts';
import { answerCases, CaseFile } from './credit-cases.ts';

const run = (args: readonly string[]): Result<{ cases: number }, string> => {
  const options = readOptions(args, ['cases', 'out']);
  if (!options.ok) return options;
  const json = readJson(options.value.cases);
  if (!json.ok) return json;
  const file = parseInput(CaseFile, json.value);
  if (!file.ok) return file;
  const answers = answerCases(file.value);
  const written = writeJson(options.value.out, answers);
  return written.ok ? succeed({ cases: answers.length }) : written;
};

finish(run(process.argv.slice(2)));

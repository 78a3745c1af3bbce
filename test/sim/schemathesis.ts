/**
 * `npm run --silent fuzz:schemathesis -- --seconds N --seed S`: a public fuzzer of OpenAPI servers against the
 * document that ours serves, with a staff session and a device's token. Needs Python 3 with pip on the machine (the
 * product never does) and is skipped, with a word, where they are not.
 */
import { spawn } from 'node:child_process';
import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import { scratchPython } from '../bench/scratch-python.ts';
import { inFolder } from './crash/folders.ts';
import { openOfficeUnderAttack } from './fuzz/office.ts';

const version = '4.32.5';
/**
 * What an answer must be like. Left out are its opinions of style: a method that a path does not have is 404 with us,
 * and unknown fields of a request are ignored, so that an older server takes what a newer tablet sends.
 */
const checks = [
  'not_a_server_error',
  'status_code_conformance',
  'content_type_conformance',
  'response_schema_conformance',
];

const { values } = parseArgs({
  options: { seconds: { type: 'string', default: '60' }, seed: { type: 'string', default: '1' } },
});

/** It takes `prefixItems` (JSON Schema 2020-12, and so OpenAPI 3.1) for the older form of `items`, and refuses that. */
const readableFor = async (url: string): Promise<string> =>
  JSON.stringify(await (await fetch(`${url}/openapi.json`)).json(), (name, value: unknown) =>
    name === 'prefixItems' ? undefined : value,
  );

const runProgram = (
  program: string,
  folder: string,
  args: string[],
): Promise<{ code: number | null; printed: string }> =>
  new Promise((resolve) => {
    const child = spawn(program, args, {
      // It keeps what it found in the folder that it runs in.
      cwd: folder,
      stdio: ['ignore', 'pipe', 'inherit'],
    });
    let printed = '';
    child.stdout.on('data', (chunk: Buffer) => {
      printed += chunk.toString();
    });
    child.once('close', (code) => resolve({ code, printed }));
  });

const python = scratchPython('schemathesis', version);
if ('missing' in python) console.log(`Skipped: ${python.missing}.`);
else
  await inFolder(async (folder) => {
    const { server, known } = await openOfficeUnderAttack(join(folder, 'data'));
    let hasEnded = false;
    void server.exited.then(() => {
      hasEnded = true;
    });
    const first = (what: string): string => known.get(what)?.[0] ?? '';
    const document = join(folder, 'openapi.json');
    writeFileSync(document, await readableFor(server.url));
    const { code, printed } = await runProgram(join(python.binaries, 'schemathesis'), folder, [
      'run',
      document,
      ...['--url', server.url],
      ...['--header', `cookie: ${first('cookie')}`, '--header', `origin: ${server.url}`],
      ...['--header', `authorization: Bearer ${first('token')}`],
      // It would end the session that all others need.
      ...['--exclude-path', '/api/sign-out'],
      ...['--checks', checks.join(','), '--max-time', values.seconds, '--seed', values.seed],
      ...['--no-color', '--generation-database', 'none', '--request-timeout', '20'],
    ]);
    const failures = server
      .printed()
      .split('\n')
      .filter((line) => line.includes('"msg":"request failed"'));
    const crashes = hasEnded ? 1 : 0;
    if (!hasEnded) await server.kill('SIGTERM');
    console.log(printed);
    for (const line of failures.slice(0, 3)) console.error(`Broken: ${line}`);
    console.log(JSON.stringify({ passed: code === 0, crashes, serverErrors: failures.length }));
    process.exitCode = code === 0 && crashes + failures.length === 0 ? 0 : 1;
  });

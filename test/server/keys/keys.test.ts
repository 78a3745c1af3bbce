/** The key file and the database through the real programs: what belongs together opens, nothing else starts. */
import { spawn, spawnSync } from 'node:child_process';
import { copyFileSync, mkdirSync, mkdtempSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import SqliteDatabase from 'better-sqlite3';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { databaseFileOf } from '../../../sync-server/config.ts';
import { keyFileOf } from '../../../sync-server/rooms.ts';
import { openStore } from '../../../sync-server/store/index.ts';
import { enrolTablet, openOffice, sendBatch } from '../office.ts';
import { makeRecords } from '../records.ts';
import { startServer } from '../start-server.ts';

const root = join(import.meta.dirname, '..', '..', '..');

let folder: string;
let data: string;
let keyFile: string;
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'rollcall-keys-'));
  data = join(folder, 'data');
  keyFile = keyFileOf(databaseFileOf(data));
});
afterEach(() => rmSync(folder, { recursive: true, force: true }));

const runProgram = (program: string, args: string[], timeout = 20_000) => {
  const { status, signal, stdout, stderr } = spawnSync(
    process.execPath,
    [join(root, 'sync-server', program), ...args],
    { cwd: folder, encoding: 'utf8', timeout },
  );
  return { status, signal, stdout, stderr };
};

const keys = (...args: string[]) => runProgram('commands/keys.ts', [...args, '--data', data]);
const lastLine = (stdout: string) => JSON.parse(stdout.trim().split('\n').at(-1) ?? '');

/** A port that is no number of an address keeps a server that does start from running on: it says so and ends. */
const start = (dataFolder = data) =>
  runProgram('main.ts', ['--data', dataFolder, '--port', '0', '--host', 'nowhere.invalid']);
const started = 'nowhere.invalid';

/** A first start, up to where the port would be opened: database and key file are there. */
const firstStart = (dataFolder = data): void => {
  expect(start(dataFolder).stderr).toContain(started);
};

const change = (act: (database: SqliteDatabase.Database) => void): void => {
  const database = new SqliteDatabase(databaseFileOf(data));
  act(database);
  database.close();
};

describe('the server does not start, and says what to do', () => {
  test.each<[string, () => void, RegExp]>([
    ['the key file is missing', () => rmSync(keyFile), /key file .* is missing.*Put it back/],
    [
      'the key file is of another database',
      () => {
        firstStart(join(folder, 'other'));
        copyFileSync(keyFileOf(databaseFileOf(join(folder, 'other'))), keyFile);
      },
      /belongs to another database\..*Put the key file of this database/,
    ],
    [
      'the key file lacks a key that tablets were given',
      () => {
        copyFileSync(keyFile, join(folder, 'old'));
        expect(keys('rotate').status).toBe(0);
        copyFileSync(join(folder, 'old'), keyFile);
      },
      /lacks keys that tablets were given: [\w-]{12}\..*newer backup/,
    ],
    [
      'the database is new and the key file is not',
      () => {
        for (const end of ['', '-wal', '-shm']) rmSync(`${databaseFileOf(data)}${end}`, { force: true });
      },
      /belongs to another database: the one beside it is new.*Put its database back/,
    ],
    [
      'the key file is cut off',
      () => writeFileSync(keyFile, readFileSync(keyFile, 'utf8').slice(0, -40)),
      /damaged/,
    ],
    [
      'a secret in the key file has one letter changed',
      () => {
        const text = readFileSync(keyFile, 'utf8');
        const at = text.indexOf('"d": "') + 10;
        writeFileSync(keyFile, `${text.slice(0, at)}${text[at] === 'A' ? 'B' : 'A'}${text.slice(at + 1)}`);
      },
      /damaged.*backup/,
    ],
  ])('%s', (_, spoil, sentence) => {
    firstStart();
    spoil();
    for (const attempt of [start(), start()]) {
      expect(attempt.status).toBe(1);
      expect(attempt.stderr).toMatch(sentence);
      expect(attempt.stderr.trim().split('\n')).toHaveLength(1);
    }
    // The command is as strict as the server: it must not make a new key over the trouble.
    expect(keys('rotate')).toMatchObject({ status: 1, stderr: expect.stringMatching(sentence) });
  });

  test('and starts again once the backup is in its place', () => {
    firstStart();
    expect(keys('backup', '--to', join(folder, 'backup.json')).status).toBe(0);
    rmSync(keyFile);
    expect(start().stderr).toMatch(/missing/);
    copyFileSync(join(folder, 'backup.json'), keyFile);
    firstStart();
  });
});

describe('a first start that was interrupted', () => {
  test('before the key file was written is made good by the next', () => {
    // In the place where the file is prepared lies a folder: the real program fails there.
    mkdirSync(`${keyFile}.next`, { recursive: true });
    expect(start()).toMatchObject({ status: 1, stderr: expect.stringContaining('EISDIR') });
    rmSync(`${keyFile}.next`, { recursive: true });
    firstStart();
    expect(keys('list').status).toBe(0);
  });

  test('after the key file was written and before the database knew its key keeps that key', async () => {
    await openStore(databaseFileOf(data)).close();
    change((database) =>
      database.exec(`CREATE TRIGGER crash BEFORE INSERT ON setting WHEN NEW.name = 'sealing-key-ids'
        BEGIN SELECT RAISE(ABORT, 'the power went'); END`),
    );
    expect(start().stderr).toContain('the power went');
    const written = readFileSync(keyFile, 'utf8');
    change((database) => database.exec('DROP TRIGGER crash'));
    firstStart();
    expect(readFileSync(keyFile, 'utf8')).toBe(written);
    rmSync(keyFile);
    expect(start().stderr).toMatch(/missing/);
  });

  test('takes no other key file for its own', async () => {
    mkdirSync(`${keyFile}.next`, { recursive: true });
    expect(start().status).toBe(1);
    rmSync(`${keyFile}.next`, { recursive: true });
    firstStart(join(folder, 'other'));
    copyFileSync(keyFileOf(databaseFileOf(join(folder, 'other'))), keyFile);
    expect(start()).toMatchObject({ status: 1, stderr: expect.stringContaining('another database') });
  });
});

describe('the command', () => {
  test('backs up the keys for their owner alone, and never over another file', () => {
    firstStart();
    const to = join(folder, 'backup.json');
    expect(keys('backup', '--to', to).status).toBe(0);
    expect(readFileSync(to, 'utf8')).toBe(readFileSync(keyFile, 'utf8'));
    if (process.platform !== 'win32') expect(statSync(to).mode & 0o077).toBe(0);
    expect(keys('backup', '--to', to)).toMatchObject({
      status: 1,
      stderr: expect.stringContaining('is there already'),
    });
  });

  test('lists keys, newest first, and no secret', () => {
    firstStart();
    const before = lastLine(keys('list').stdout);
    expect(lastLine(keys('rotate').stdout).forOpeningOnly).toEqual([before.forTablets]);
    const listed = keys('list').stdout;
    expect(lastLine(listed).forOpeningOnly).toEqual([before.forTablets]);
    const { d } = JSON.parse(readFileSync(keyFile, 'utf8')).keys[0].secret;
    expect(listed).not.toContain(d);
  });

  test.each([
    [[]],
    [['rotat']],
    [['backup']],
    [['list', '--to', 'x']],
    [['list', 'rotate']],
    [['list', '--colour']],
  ])('says what it can do when asked %j', (args) => {
    expect(keys(...args)).toMatchObject({ status: 1, stderr: expect.stringContaining('Say what to do') });
  });

  test('makes no database where there is none', () => {
    expect(keys('list')).toMatchObject({ status: 1, stderr: expect.stringContaining('no database') });
  });
});

describe('a key that is rotated while the server runs', () => {
  test('is given to tablets from then on, and what was sealed to the old one still opens', async () => {
    mkdirSync(data);
    const server = await startServer({ databaseFile: databaseFileOf(data) });
    await openOffice(server.rooms);
    const tablet = await enrolTablet(server);
    const old = tablet.serverKey;
    const [first] = await makeRecords(tablet, 1);

    const rotated = lastLine(keys('rotate').stdout);
    expect(rotated.forOpeningOnly).toEqual([old.id]);
    const refreshed = await fetch(`${server.url}/v1/pack`, {
      headers: { authorization: `Bearer ${tablet.token}` },
    });
    const { serverKey } = (await refreshed.json()) as { serverKey: typeof old };
    expect(serverKey.id).toBe(rotated.forTablets);

    const [second] = await makeRecords({ ...tablet, serverKey }, 1);
    await sendBatch(server.url, tablet, [first, second]);
    server.background.wake();
    await server.background.idle();
    const opened = await server.rooms.store.db.selectFrom('check_in').select('id').execute();
    expect(opened.map(({ id }) => id)).toEqual([first?.id, second?.id]);
    expect((await server.rooms.intake.quarantine.list()).total).toBe(0);
    await server.end();
    firstStart();
  });

  test('by two commands at once keeps both new keys', async () => {
    firstStart();
    const ends = Array.from(
      { length: 3 },
      () =>
        new Promise((resolve) =>
          spawn(process.execPath, [
            join(root, 'sync-server/commands/keys.ts'),
            'rotate',
            '--data',
            data,
          ]).once('exit', resolve),
        ),
    );
    expect(await Promise.all(ends)).toEqual([0, 0, 0]);
    expect(lastLine(keys('list').stdout).forOpeningOnly).toHaveLength(3);
  });
});

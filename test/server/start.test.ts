import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, describe, expect, test } from 'vitest';
import { EnrolmentAnswer } from '../../src/domain/wire.ts';
import { readConfig } from '../../sync-server/config.ts';
import { spawnServer } from './start-server.ts';

const folder = mkdtempSync(join(tmpdir(), 'rollcall-start-'));
afterAll(() => rmSync(folder, { recursive: true, force: true }));

describe('the program', () => {
  test('starts with sample data, keeps it over a restart, and prints new links each time', async () => {
    const first = await spawnServer({ dataFolder: folder, args: ['--sample'] });
    expect(first.printed()).toContain('5000 fictional registrants');
    expect(first.links.kiosk).not.toBeNull();
    const code = first.links.roster?.split('#enrol=')[1];
    const enrolled = await fetch(`${first.url}/v1/enrolments`, {
      method: 'POST',
      headers: { 'content-type': 'application/json' },
      body: JSON.stringify({ code }),
    });
    const { pack } = EnrolmentAnswer.parse(await enrolled.json());
    expect(pack.class?.expected).toHaveLength(14);
    expect((await fetch(`${first.url}/sample-badges`)).status).toBe(200);
    expect(await first.kill('SIGTERM')).toBe(0);
    const second = await spawnServer({ dataFolder: folder, args: ['--sample'] });
    expect(second.printed()).not.toContain('Sample data loaded');
    expect(second.links.console).not.toBe(first.links.console);
    await second.kill('SIGTERM');
  });

  test('starts empty when asked, without sample pages', async () => {
    const server = await spawnServer({ dataFolder: join(folder, 'empty'), args: ['--sample', '--empty'] });
    expect(server.links.kiosk).toBeNull();
    expect((await fetch(`${server.url}/sample-badges`)).status).not.toBe(200);
    expect(await (await fetch(`${server.url}/healthz`)).json()).toMatchObject({ status: 'ok', waiting: 0 });
    await server.kill('SIGTERM');
  });

  test('says what to do when its port is taken', async () => {
    const server = await spawnServer({ dataFolder: join(folder, 'a') });
    const second = spawnServer({ dataFolder: join(folder, 'b'), port: server.port });
    await expect(second).rejects.toThrow(`Port ${server.port} is taken by another program`);
    await server.kill('SIGTERM');
  });
});

describe('the configuration', () => {
  test.each([
    ['the defaults', [], {}, { port: 8787, host: '127.0.0.1', data: '.rollcall', sample: false }],
    ['PORT', [], { PORT: '9000' }, { port: 9000 }],
    [
      'settings that are empty',
      [],
      { PORT: '', ROLLCALL_DATA: '', ROLLCALL_PUBLIC_URL: '' },
      { port: 8787, data: '.rollcall', publicUrl: null },
    ],
    ['a flag wins over PORT', ['--port', '9001'], { PORT: '9000' }, { port: 9001 }],
    ['empty wins over sample', ['--sample', '--empty'], {}, { sample: false }],
    [
      'a public address without its last slash',
      [],
      { ROLLCALL_PUBLIC_URL: 'https://a.example/' },
      { publicUrl: 'https://a.example' },
    ],
    ['no e-mail, unless it is set up', [], { ROLLCALL_SMTP_URL: '', ROLLCALL_MAIL_FROM: '' }, { mail: null }],
    [
      'a mail server without a password',
      [],
      { ROLLCALL_SMTP_URL: 'smtp://mail.example.org', ROLLCALL_MAIL_FROM: 'credit@example.org' },
      {
        mail: {
          server: { host: 'mail.example.org', port: 587, isSecure: false, login: null },
          sender: { name: '', address: 'credit@example.org' },
        },
      },
    ],
    [
      'a mail server with a password of many signs',
      [],
      {
        ROLLCALL_SMTP_URL: 'smtps://me%40example.org:p%40ss%2Fword@[::1]:4650',
        ROLLCALL_MAIL_FROM: 'Credit Office <credit@example.org>',
      },
      {
        mail: {
          server: {
            ...{ host: '::1', port: 4650, isSecure: true },
            login: { user: 'me@example.org', password: 'p@ss/word' },
          },
          sender: { name: 'Credit Office', address: 'credit@example.org' },
        },
      },
    ],
  ])('%s', (_, args, environment, expected) => {
    expect(readConfig(args, environment)).toMatchObject({ ok: true, value: expected });
  });

  test.each([
    ['a port that is no number', ['--port', 'many'], 'port'],
    ['a port that does not exist', ['--port', '70000'], 'ports go up to 65535'],
    ['an unknown flag', ['--colour'], '--colour'],
    [
      'a public address that is none',
      [],
      'the public address looks like',
      { ROLLCALL_PUBLIC_URL: 'nonsense' },
    ],
    ['a public address with a path', [], 'without a path', { ROLLCALL_PUBLIC_URL: 'https://a.example/app' }],
    ['a sender without a mail server', [], 'the first is not set', { ROLLCALL_MAIL_FROM: 'a@example.org' }],
    [
      'a mail server without a sender',
      [],
      'the second is not set',
      { ROLLCALL_SMTP_URL: 'smtp://a.example' },
    ],
    ['a public address of another kind', [], 'looks like https:', { ROLLCALL_PUBLIC_URL: 'ftp://a.example' }],
  ])('refuses %s in words', (_, args, words, environment: NodeJS.ProcessEnv = {}) => {
    const config = readConfig(args, environment);
    expect(config.ok ? '' : config.problem).toContain(words);
  });

  const mail = { ROLLCALL_SMTP_URL: 'smtp://a.example', ROLLCALL_MAIL_FROM: 'a@example.org' };
  test.each([
    'nonsense',
    'https://secret@a.example',
    'smtp://secret@a.example',
    'smtp://me:secret%zz@a.example',
    'smtp://me:secret@a.example/?tls.rejectUnauthorized=false',
    'smtp://me:secret@',
  ])('refuses the mail server %s, and does not repeat the password', (url) => {
    const config = readConfig([], { ...mail, ROLLCALL_SMTP_URL: url });
    expect(config.ok ? '' : config.problem).toContain('ROLLCALL_SMTP_URL looks like smtp://');
    expect(JSON.stringify(config)).not.toContain('secret');
  });

  test.each(['nobody', 'a@example.org, b@example.org', 'A <a@example.org', 'A\nBcc: <a@example.org>'])(
    'refuses the sender %j',
    (sender) => {
      const config = readConfig([], { ...mail, ROLLCALL_MAIL_FROM: sender });
      expect(config.ok ? '' : config.problem).toContain('ROLLCALL_MAIL_FROM looks like credit@');
    },
  );
});

import { spawnSync } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, describe, expect, test } from 'vitest';

const root = join(import.meta.dirname, '../../..');
const folder = mkdtempSync(join(tmpdir(), 'rollcall-read-'));
afterAll(() => rmSync(folder, { recursive: true }));
const out = join(folder, 'R.json');

/** Runs a command on what it reads; the answers are null where it wrote none. */
const run = (command: 'read-badge' | 'read-wedge', option: string, input: unknown) => {
  const file = join(folder, 'in.json');
  writeFileSync(file, JSON.stringify(input));
  rmSync(out, { force: true });
  const { status, stdout, stderr } = spawnSync(
    process.execPath,
    [`sync-server/commands/${command}.ts`, `--${option}`, file, '--out', out],
    { cwd: root, encoding: 'utf8' },
  );
  const answers: unknown = status === 0 ? JSON.parse(readFileSync(out, 'utf8')) : null;
  return { status, stderr, answers, last: stdout.trim().split('\n').at(-1) };
};

const payload = (text: string, encoding: BufferEncoding = 'utf8'): string =>
  Buffer.from(text, encoding).toString('base64');

describe('npm run read-badge', () => {
  test('answers in the order of the payloads, by rule, by known format or opaque', () => {
    const { answers, last } = run('read-badge', 'payloads', [
      {
        name: 'by rule',
        payload: payload('A17|Lee'),
        symbology: 'PDF417',
        rules: [
          { id: 'is no rule', read: { as: 'telepathy' } },
          { id: 'other symbology', when: { symbology: 'aztec' }, read: { as: 'id' } },
          { id: 'bars', read: { as: 'delimited', delimiter: '|', columns: ['badge_id', 'surname'] } },
        ],
      },
      { name: 'Latin-1', payload: payload('BEGIN:VCARD\nFN:José\nEND:VCARD', 'latin1'), symbology: null },
      { name: 'opaque', payload: payload('000123'), symbology: 'code_128', rules: [] },
      { name: 'empty', payload: '', symbology: 'qr_code' },
    ]);
    expect(answers).toEqual([
      { name: 'by rule', understood: true, by: 'bars', claim: { badge_id: 'A17', surname: 'Lee' } },
      { name: 'Latin-1', understood: true, by: 'vcard', claim: { full_name: 'José' } },
      { name: 'opaque', understood: false, by: 'opaque', claim: { badge_id: '000123' } },
      { name: 'empty', understood: false, by: 'opaque', claim: {} },
    ]);
    expect(last).toBe('{"payloads":4}');
  });

  test('says which rule it left out', () => {
    const { stderr } = run('read-badge', 'payloads', [
      { name: 'mine', payload: '', symbology: null, rules: [{ id: 'x', read: { as: 'telepathy' } }] },
    ]);
    expect(stderr).toContain('mine: rule 1 is left out');
  });

  test('says in words what is no payload', () => {
    const { status, stderr } = run('read-badge', 'payloads', [{ name: 'one', payload: '***' }]);
    expect(status).toBe(1);
    expect(stderr).toContain('[0].payload');
  });
});

describe('npm run read-wedge', () => {
  test('tells scans from typing', () => {
    const scan = [...'A123', 'Enter'].map((key, index) => [key, index * 8]);
    const { answers, last } = run('read-wedge', 'traces', [
      { name: 'a scan, then a person', keys: [...scan, ['h', 500], ['i', 640]] },
      { name: 'nothing', keys: [] },
    ]);
    expect(answers).toEqual([
      { name: 'a scan, then a person', scans: ['A123'], typed: 'hi' },
      { name: 'nothing', scans: [], typed: '' },
    ]);
    expect(last).toBe('{"traces":2}');
  });

  test('says in words what is no trace', () => {
    const { status, stderr } = run('read-wedge', 'traces', [{ name: 'one', keys: [['a']] }]);
    expect(status).toBe(1);
    expect(stderr).toContain('[0].keys[0]');
  });
});

import { spawnSync } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, describe, expect, test } from 'vitest';
import writeXlsxFile from 'write-excel-file/node';

const root = join(import.meta.dirname, '../../..');
const folder = mkdtempSync(join(tmpdir(), 'rollcall-list-'));
afterAll(() => rmSync(folder, { recursive: true }));
const out = join(folder, 'R.json');

/** Runs the command on a file of these bytes; the answer is null where it wrote none. */
const run = (name: string, bytes: Uint8Array | string) => {
  const file = join(folder, name);
  writeFileSync(file, bytes);
  rmSync(out, { force: true });
  const { status, stdout, stderr } = spawnSync(
    process.execPath,
    ['sync-server/commands/read-list.ts', '--file', file, '--out', out],
    { cwd: root, encoding: 'utf8' },
  );
  const answer: unknown = status === 0 ? JSON.parse(readFileSync(out, 'utf8')) : null;
  return { status, stderr, answer, last: stdout.trim().split('\n').at(-1) };
};

describe('npm run read-list', () => {
  test('writes columns, claims and problems', () => {
    const { answer, last } = run('list.csv', 'Show 2026\nName;E-Mail\nJosé Núñez;jn@example.com\nTotal: 1\n');
    expect(answer).toEqual({
      columns: { full_name: 'Name', email: 'E-Mail' },
      rows: [{ full_name: 'José Núñez', email: 'jn@example.com' }],
      problems: [
        { row: 1, what: 'stands above the header: "Show 2026"' },
        { row: 4, what: 'is not a person: "Total: 1"' },
      ],
    });
    expect(last).toBe('{"rows":1,"problems":2}');
  });

  test('goes by the content, not by the name', async () => {
    const bytes = await writeXlsxFile([['Name'], ['Ann Lee'], ['Bo Ek']]).toBuffer();
    expect(run('list.csv', bytes).answer).toMatchObject({
      rows: [{ full_name: 'Ann Lee' }, { full_name: 'Bo Ek' }],
    });
  });

  test('says in words what is no list, and writes nothing', () => {
    const { status, stderr } = run('list.xlsx', '%PDF-1.7');
    expect(status).toBe(1);
    expect(stderr).toMatch(/cannot read .*list\.xlsx: the file is a PDF, not a list/);
  });

  test('says in words what options it needs', () => {
    const { status, stderr } = spawnSync(process.execPath, ['sync-server/commands/read-list.ts'], {
      cwd: root,
      encoding: 'utf8',
    });
    expect(status).toBe(1);
    expect(stderr).toContain('--file');
  });

  test('16,637 rows are read whole', async () => {
    const header = ['First', 'Last', 'Email', 'Phone', 'IICRC #', 'Company', 'City', 'State'];
    const letters = (index: number): string =>
      index.toString(26).replaceAll(/\d/g, (digit) => 'qrstuvwxyz'[Number(digit)] ?? 'q');
    const rows = Array.from({ length: 16_637 }, (_, index) => [
      `Ann${letters(index % 400)}`,
      `Lee${letters(index)}`,
      `a${index}@example.com`,
      7025550000 + index,
      100_000 + index,
      'Acme Inc',
      'Reno',
      'NV',
    ]);
    const bytes = await writeXlsxFile([header, ...rows]).toBuffer();
    const { last } = run('long.xlsx', bytes);
    expect(last).toBe('{"rows":16637,"problems":0}');
  });
});

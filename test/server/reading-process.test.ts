/** What reckons in a process of its own may fail in any way, and the server goes on. */
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { expect, test } from 'vitest';
import { askProcess } from '../../sync-server/reading-process.ts';
import { openStore } from '../../sync-server/store/index.ts';

const telling = new URL('./telling-process.ts', import.meta.url);
const search = new URL('../../sync-server/matching/duplicates/search-process.ts', import.meta.url);

test('a program that is not there is a rejection', async () => {
  await expect(askProcess(new URL('./nothing.ts', search), { file: '', order: null })).rejects.toThrow(
    'without an answer',
  );
});

test('a database that is not there is a rejection', async () => {
  await expect(askProcess(search, { file: '/nowhere/at.all', order: null })).rejects.toThrow(
    'without an answer',
  );
});

test('a machine that starts no process more is a rejection, and the server goes on', async () => {
  const { execPath } = process;
  process.execPath = '/nowhere/node';
  try {
    await expect(askProcess(search, { file: '', order: null })).rejects.toThrow('ENOENT');
  } finally {
    process.execPath = execPath;
  }
  // That it cannot be told what to do either comes later.
  await sleep(100);
});

test('ended in the moment it begins, it is a rejection and nothing else', async () => {
  const ending = new AbortController();
  const asked = askProcess(search, { file: '', order: null }, { signal: ending.signal });
  ending.abort();
  await expect(asked).rejects.toThrow();
});

test('who has answered is asked again, and one that ended meanwhile is replaced', async () => {
  const folder = mkdtempSync(join(tmpdir(), 'rollcall-process-'));
  try {
    const file = join(folder, 'rollcall.sqlite');
    await openStore(file).close();
    const ask = (): Promise<number> => askProcess<number, null>(telling, { file, order: null });
    const [one, other] = await Promise.all([ask(), ask()]);
    expect(one).not.toBe(other);
    const kept = await ask();
    expect([one, other]).toContain(kept);
    expect(await ask()).toBe(kept);
    process.kill(kept, 'SIGKILL');
    await expect.poll(() => ask().catch(() => kept)).not.toBe(kept);
  } finally {
    rmSync(folder, { recursive: true, force: true, maxRetries: 5 });
  }
});

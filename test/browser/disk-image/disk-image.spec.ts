import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, test } from '@playwright/test';
import { plant, plantedTexts } from './plant.ts';
import { buildUnsealed } from './unsealed-build.ts';

/** The long form is `npm run disk-image`. */
const people = 300;
test.setTimeout(400_000);

test(`the disk of a tablet names none of ${people} people, sent, refused or waiting`, async () => {
  const { onDisk, elsewhere, bytes, levelDbBytes } = await plant({ people, byHand: 24 });
  expect([...onDisk]).toEqual([]);
  expect(elsewhere).toEqual([]);
  expect(bytes).toBeGreaterThan(1_000_000);
  expect(levelDbBytes).toBeGreaterThan(people * 400);
});

test('the same search finds everybody where nothing is sealed', async () => {
  const folder = mkdtempSync(join(tmpdir(), 'rollcall-unsealed-'));
  try {
    await buildUnsealed(folder);
    const { onDisk } = await plant({ people: 30, byHand: 6, dist: folder });
    const waiting = plantedTexts(30).slice(10 * 4);
    expect(waiting.filter((text) => !onDisk.has(text))).toEqual([]);
    const opened = waiting.filter((text) => onDisk.get(text)?.some((place) => place.endsWith(' opened')));
    expect(opened, 'found by the LevelDB reader').toEqual(waiting);
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
});

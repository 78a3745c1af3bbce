import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, test } from '@playwright/test';
import { plant, plantedTexts } from './plant.ts';
import { buildUnsealed } from './unsealed-build.ts';

/** The long form is `npm run disk-image`. */
const people = 100;
test.setTimeout(400_000);

test(`the disk of a tablet names none of ${people} people, sent, refused or waiting`, async () => {
  const { onDisk, elsewhere, atNight, later, marksUnpacked } = await plant({ people, byHand: 9 });
  expect([...onDisk]).toEqual([]);
  expect(elsewhere).toEqual([]);
  expect(atNight.bytes).toBeGreaterThan(1_000_000);
  expect(atNight.levelDb.bytes, 'read out of logs and tables').toBeGreaterThan(people * 400);
  expect(later.levelDb.packedBlocks, 'packed blocks').toBeGreaterThan(0);
  expect(marksUnpacked, 'marks beside the check-ins, found in packed blocks alone').toBeGreaterThan(0);
});

test('the same search finds everybody where nothing is sealed, in logs and in packed tables', async () => {
  const folder = mkdtempSync(join(tmpdir(), 'rollcall-unsealed-'));
  try {
    await buildUnsealed(folder);
    const { onDisk, onlyUnpacked } = await plant({ people: 30, byHand: 3, dist: folder });
    const waiting = plantedTexts(30).slice(10 * 4);
    for (const layer of ['bytes', 'log', 'packed block']) {
      const missing = waiting.filter((text) => !onDisk.get(text)?.some((place) => place.layer === layer));
      expect(missing, `not found in any ${layer}`).toEqual([]);
    }
    expect(onlyUnpacked, 'found in a packed block of a file whose bytes do not show it').not.toEqual([]);
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
});

/** `npm run --silent disk-image -- --people N`: what a tablet's disk tells about the people who signed in on it. */
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import { plant, plantedTexts } from '../browser/disk-image/plant.ts';
import type { Place } from '../browser/disk-image/profile-search.ts';
import { buildUnsealed } from '../browser/disk-image/unsealed-build.ts';
import { wholeNumberOption } from './whole-number-option.ts';

const { values } = parseArgs({ options: { people: { type: 'string', default: '1000' } } });
// Three thirds, of each some by hand.
const people = wholeNumberOption('people', values.people, 6);

const folder = mkdtempSync(join(tmpdir(), 'rollcall-unsealed-'));
try {
  const sealed = await plant({ people, byHand: Math.min(60, Math.floor(people / 2)) });
  await buildUnsealed(folder);
  const controlPeople = 30;
  const control = await plant({ people: controlPeople, byHand: 6, dist: folder });
  // Of the control's people a third was sent and is gone from the disk by right.
  const waiting = plantedTexts(controlPeople).slice(plantedTexts(controlPeople / 3).length);
  const { sent, parked, unsent, atNight, later, marksUnpacked } = sealed;
  const found = sealed.onDisk.size + sealed.elsewhere.length;
  const foundIn = (layer: Place['layer']): number =>
    waiting.filter((text) => control.onDisk.get(text)?.some((place) => place.layer === layer)).length;
  const controlFound = {
    bytes: foundIn('bytes'),
    log: foundIn('log'),
    packedBlock: foundIn('packed block'),
    onlyUnpacked: control.onlyUnpacked.length,
  };
  for (const [text, places] of sealed.onDisk)
    console.error(
      `Broken: ${text} is in ${places.map(({ file, layer }) => `${file} (${layer})`).join(', ')}`,
    );
  for (const text of sealed.elsewhere)
    console.error(`Broken: ${text} is in a message, an address or a cache`);
  console.log(
    JSON.stringify({
      people,
      sent,
      parked,
      unsent,
      atNight,
      later,
      marksUnpacked,
      texts: plantedTexts(people).length,
      found,
      control: { texts: waiting.length, found: controlFound, levelDb: control.later.levelDb },
    }),
  );
  const { bytes, log, packedBlock, onlyUnpacked } = controlFound;
  const isSearchProven =
    [bytes, log, packedBlock].every((count) => count === waiting.length) &&
    onlyUnpacked > 0 &&
    marksUnpacked > 0;
  if (!isSearchProven) console.error('Broken: the control did not find all that lay open.');
  process.exitCode = found === 0 && isSearchProven ? 0 : 1;
} finally {
  rmSync(folder, { recursive: true, force: true });
}

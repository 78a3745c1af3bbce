/** `npm run --silent disk-image -- --people N`: what a tablet's disk tells about the people who signed in on it. */
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import { plant, plantedTexts } from '../browser/disk-image/plant.ts';
import { buildUnsealed } from '../browser/disk-image/unsealed-build.ts';

const { values } = parseArgs({ options: { people: { type: 'string', default: '1000' } } });
const people = Number(values.people);

const folder = mkdtempSync(join(tmpdir(), 'rollcall-unsealed-'));
try {
  const sealed = await plant({ people, byHand: 60 });
  await buildUnsealed(folder);
  const controlPeople = 30;
  const control = await plant({ people: controlPeople, byHand: 6, dist: folder });
  // Of the control's people a third was sent and is gone from the disk by right.
  const waiting = plantedTexts(controlPeople).slice(plantedTexts(controlPeople / 3).length);
  const { sent, parked, unsent, files, bytes, levelDbBytes } = sealed;
  const found = sealed.onDisk.size + sealed.elsewhere.length;
  const controlFound = waiting.filter((text) => control.onDisk.has(text)).length;
  for (const [text, places] of sealed.onDisk) console.error(`Broken: ${text} is in ${places.join(', ')}`);
  for (const text of sealed.elsewhere)
    console.error(`Broken: ${text} is in a message, an address or a cache`);
  console.log(
    JSON.stringify({
      people,
      sent,
      parked,
      unsent,
      files,
      bytes,
      levelDbBytes,
      texts: plantedTexts(people).length,
      found,
      control: { texts: waiting.length, found: controlFound },
    }),
  );
  process.exitCode = found === 0 && controlFound === waiting.length ? 0 : 1;
} finally {
  rmSync(folder, { recursive: true, force: true });
}

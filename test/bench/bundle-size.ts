/**
 * What a tablet has to load: the kiosk's first screen and the camera's part beside it, gzipped as well as may be, and
 * the whole precache as our server sends it. Reads Vite's manifest of dist and the list in the service worker; prints
 * a table and exits non-zero above a limit.
 */
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { gzipSync } from 'node:zlib';
import * as z from 'zod';
import { measurePrecache } from './precache.ts';

const dist = join(import.meta.dirname, '..', '..', 'dist');
const KiB = 1024;

const Manifest = z.record(
  z.string(),
  z.object({
    file: z.string(),
    imports: z.array(z.string()).default([]),
    dynamicImports: z.array(z.string()).default([]),
  }),
);
const manifest = Manifest.parse(JSON.parse(readFileSync(join(dist, '.vite', 'manifest.json'), 'utf8')));

const gzipped = (file: string): number => gzipSync(readFileSync(join(dist, file)), { level: 9 }).length;

/** A chunk and all that it imports statically. */
const withImports = (key: string, seen = new Set<string>()): Set<string> => {
  const chunk = manifest[key];
  if (!chunk) throw new Error(`${key} is not in the build: has it moved?`);
  if (!seen.has(chunk.file)) {
    seen.add(chunk.file);
    for (const imported of chunk.imports) withImports(imported, seen);
  }
  return seen;
};

const entry = (ending: string): string => {
  const key = Object.keys(manifest).find((name) => name.endsWith(ending));
  if (!key) throw new Error(`No chunk of the build ends in ${ending}`);
  return key;
};

const total = (files: Iterable<string>): number =>
  [...files].filter((file) => file.endsWith('.js')).reduce((sum, file) => sum + gzipped(file), 0);

const firstScreen = new Set([...withImports('index.html'), ...withImports(entry('src/kiosk/kiosk.tsx'))]);
const camera = [...withImports(entry('src/camera/camera-watch.ts'))].filter((file) => !firstScreen.has(file));

/** Everything that a wing may ever load: what lies in a folder that is not precached is not there without a network. */
const withEverything = (key: string, seen = new Set<string>()): Set<string> => {
  const chunk = manifest[key];
  if (!chunk || seen.has(chunk.file)) return seen;
  seen.add(chunk.file);
  for (const needed of [...chunk.imports, ...chunk.dynamicImports]) withEverything(needed, seen);
  return seen;
};
const missingOffline = ['src/kiosk/kiosk.tsx', 'src/roster/roster.tsx']
  .flatMap((wing) => [...withEverything(entry(wing))])
  .filter((file) => !file.startsWith('assets/'));
for (const file of missingOffline)
  console.log(`${file} is a tablet's, and not kept for when there is no network`);

const precache = await measurePrecache();
const rows = [
  { what: "kiosk's first screen, JavaScript gzip", bytes: total(firstScreen), limit: 90 * KiB },
  { what: 'camera, JavaScript beside it, gzip', bytes: total(camera), limit: 125 * KiB },
  { what: 'whole precache, as sent', bytes: precache.bytes, limit: 1.2 * 1024 * KiB },
];
for (const { what, bytes, limit } of rows) {
  console.log(
    `${what.padEnd(36)} ${(bytes / KiB).toFixed(1).padStart(7)} KiB (limit ${Math.floor(limit / KiB)})`,
  );
}
const coded = Object.entries(precache.coded).map(
  ([coding, bytes]) => `${(bytes / KiB).toFixed(1)} KiB ${coding}`,
);
console.log(
  `  ${precache.files} files: ${coded.join(', ')}; the decoder's WebAssembly is ${(precache.wasm / KiB).toFixed(1)} KiB of it`,
);
const over = rows.filter(({ bytes, limit }) => bytes > limit);
console.log(JSON.stringify({ sizes: rows, precache, over: over.map(({ what }) => what) }));
process.exitCode = over.length === 0 && missingOffline.length === 0 ? 0 : 1;

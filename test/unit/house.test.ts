/** The house rules of DESIGN: which room may use which. A wall that nobody checks is not a wall. */
import { readdirSync, readFileSync } from 'node:fs';
import { dirname, join, relative, resolve, sep } from 'node:path';
import { describe, expect, test } from 'vitest';

const root = resolve(import.meta.dirname, '../..');
const filesBelow = (folder: string): string[] =>
  readdirSync(join(root, folder), { recursive: true, encoding: 'utf8' })
    .filter((name) => /\.tsx?$/.test(name) && !name.endsWith('.d.ts'))
    .map((name) => join(folder, name).split(sep).join('/'));

const importPattern =
  /(?:^|\n)\s*(?:import|export)\s[^;'"]*?from\s*['"]([^'"]+)['"]|import\s*\(\s*['"]([^'"]+)['"]\s*\)|(?:^|\n)\s*import\s*['"]([^'"]+)['"]/g;

interface Import {
  file: string;
  /** A path below the root for our own code, otherwise the package's name. */
  target: string;
}

const importsOf = (file: string): Import[] =>
  [...readFileSync(join(root, file), 'utf8').matchAll(importPattern)].map((match) => {
    const specifier = match[1] ?? match[2] ?? match[3] ?? '';
    if (specifier.startsWith('#domain/'))
      return { file, target: `src/domain/${specifier.slice('#domain/'.length)}` };
    if (specifier.startsWith('.')) {
      return {
        file,
        target: relative(root, resolve(root, dirname(file), specifier))
          .split(sep)
          .join('/'),
      };
    }
    return { file, target: specifier };
  });

const isOurs = (target: string): boolean => /^(src|sync-server|test)\//.test(target);

/** Which room a file of ours is in: `src/tablet`, `sync-server/ledger`, `src` for files at its top. */
const roomOf = (file: string): string => {
  const [top, second, ...rest] = file.split('/');
  return rest.length > 0 ? `${top}/${second}` : `${top}`;
};

const mayUse: Record<string, string[]> = {
  'src/domain': [],
  'src/ui': [],
  'src/messages': [],
  // The camera knows codes and nothing of badges: the console reads a tablet's export with the same one.
  'src/camera': [],
  'src/tablet': ['src/domain', 'src/camera'],
  'src/kiosk': ['src/ui', 'src/domain', 'src/tablet', 'src/camera', 'src/messages'],
  'src/roster': ['src/ui', 'src/domain', 'src/tablet', 'src/camera', 'src/messages'],
  'src/console': ['src/ui', 'src/domain', 'src/camera', 'src/messages'],
  'src/public-site': ['src/ui', 'src/domain', 'src/messages'],
  // The service worker keeps the tablet's files, and they agree on what the caches are called.
  src: ['src/tablet', 'src/kiosk', 'src/roster', 'src/console', 'src/public-site', 'src/ui', 'src/messages'],
};

const sourceImports = filesBelow('src').flatMap(importsOf);
const serverImports = filesBelow('sync-server').flatMap(importsOf);
const told = (imports: Import[]): string[] => imports.map(({ file, target }) => `${file} uses ${target}`);

describe('the house', () => {
  test('there is code to check', () => {
    expect(sourceImports.length).toBeGreaterThan(50);
    expect(serverImports.length).toBeGreaterThan(50);
  });

  test('a room of src uses only the rooms it may', () => {
    const wrong = sourceImports.filter(({ file, target }) => {
      const from = roomOf(file);
      return isOurs(target) && roomOf(target) !== from && !(mayUse[from] ?? []).includes(roomOf(target));
    });
    expect(told(wrong)).toEqual([]);
  });

  test('the domain uses zod and a date library, nothing else', () => {
    const allowed = ['zod/mini', 'temporal-polyfill'];
    const wrong = sourceImports.filter(
      ({ file, target }) => roomOf(file) === 'src/domain' && !isOurs(target) && !allowed.includes(target),
    );
    expect(told(wrong)).toEqual([]);
  });

  test('the server uses the domain and nothing else of src', () => {
    const wrong = serverImports.filter(
      ({ target }) => isOurs(target) && !/^(src\/domain|sync-server)\//.test(target),
    );
    expect(told(wrong)).toEqual([]);
  });

  test('a room of the server is used through its index', () => {
    const wrong = serverImports.filter(({ file, target }) => {
      const other = roomOf(target);
      const isRoom = other.startsWith('sync-server/') && other !== 'sync-server/http';
      return isRoom && other !== roomOf(file) && target !== `${other}/index.ts`;
    });
    expect(told(wrong)).toEqual([]);
  });

  test('no room of the server knows HTTP', () => {
    const wrong = serverImports.filter(
      ({ file, target }) =>
        roomOf(file) !== 'sync-server/http' &&
        roomOf(file) !== 'sync-server' &&
        /^(hono|sync-server\/http)/.test(target),
    );
    expect(told(wrong)).toEqual([]);
  });

  test('only the store of the tablet, and what the public site keeps, know IndexedDB', () => {
    const keepers = /^src\/(tablet\/store\/|public-site\/apply\/kept\.ts$)/;
    const wrong = filesBelow('src').filter(
      (file) =>
        !keepers.test(file) && /from 'dexie'|\bindexedDB\b/.test(readFileSync(join(root, file), 'utf8')),
    );
    expect(wrong).toEqual([]);
  });

  test('the clock is read in one file each', () => {
    const clocks = ['src/tablet/clock.ts', 'src/public-site/clock.ts', 'sync-server/clock.ts'];
    const wrong = [...filesBelow('src'), ...filesBelow('sync-server')].filter(
      (file) =>
        !clocks.includes(file) && /\bDate\.now\(|new Date\(\)/.test(readFileSync(join(root, file), 'utf8')),
    );
    expect(wrong).toEqual([]);
  });
});

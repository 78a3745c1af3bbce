/** Looks for texts in every byte of a folder, in every form in which a browser may keep them. */
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { blocksOfTable, contentsOfLog } from './leveldb.ts';

const base64Forms = (text: string): string[] =>
  [0, 1, 2].map((before) => {
    const encoded = Buffer.concat([Buffer.alloc(before), Buffer.from(text)]).toString('base64url');
    // The first and the last characters hold bits of the neighbours too.
    const whole = Math.floor(((before + Buffer.byteLength(text)) * 8) / 6);
    return encoded.slice(Math.ceil((before * 8) / 6), whole);
  });

const formsOf = (text: string): Buffer[] => {
  const letters = [...new Set([text, text.toLowerCase(), text.toUpperCase()])];
  const encodings = letters.flatMap((form) => [
    Buffer.from(form),
    Buffer.from(form, 'utf16le'),
    // So IndexedDB writes the text of a key.
    Buffer.from(form, 'utf16le').swap16(),
    Buffer.from(encodeURIComponent(form)),
    Buffer.from(encodeURIComponent(form).replaceAll('%20', '+')),
    Buffer.from(Buffer.from(form).toString('hex')),
    ...base64Forms(form).flatMap((base64) => [
      Buffer.from(base64),
      Buffer.from(base64.replaceAll('-', '+').replaceAll('_', '/')),
    ]),
  ]);
  return [...new Map(encodings.map((bytes) => [bytes.toString('latin1'), bytes])).values()];
};

interface Needle {
  text: string;
  bytes: Buffer;
}

/** All forms of all texts by their first four bytes: one pass over a file looks for all of them. */
export const makeSearch = (texts: string[]) => {
  const byStart = new Map<number, Needle[]>();
  // Most positions of a file begin no needle: one bit of their first bytes says so.
  const mayStart = new Uint8Array(1 << 16);
  for (const text of texts) {
    for (const bytes of formsOf(text)) {
      const start = bytes.readUInt32LE(0);
      byStart.set(start, [...(byStart.get(start) ?? []), { text, bytes }]);
      mayStart[start & 0xffff] = 1;
    }
  }
  /** Which texts are in these bytes. */
  return (haystack: Buffer): Set<string> => {
    const found = new Set<string>();
    for (let at = 0; at + 4 <= haystack.length; at++) {
      if (mayStart[(haystack[at] ?? 0) | ((haystack[at + 1] ?? 0) << 8)] === 0) continue;
      for (const { text, bytes } of byStart.get(haystack.readUInt32LE(at)) ?? []) {
        if (haystack.compare(bytes, 0, bytes.length, at, Math.min(haystack.length, at + bytes.length)) === 0)
          found.add(text);
      }
    }
    return found;
  };
};

/** As it lies in the file, or only once LevelDB's log or table was opened. */
type Layer = 'bytes' | 'log' | 'block' | 'packed block';

export interface Place {
  file: string;
  layer: Layer;
}

export interface ProfileSearch {
  files: number;
  bytes: number;
  /** What was opened of LevelDB. */
  levelDb: { logs: number; tables: number; blocks: number; packedBlocks: number; bytes: number };
  found: Map<string, Place[]>;
}

interface Opened {
  layer: Layer;
  contents: Buffer[];
}

const openedOf = (name: string, content: Buffer): Opened[] => {
  if (/\.(ldb|sst)$/.test(name))
    return blocksOfTable(content).map(({ isPacked, contents }) => ({
      layer: isPacked ? 'packed block' : 'block',
      contents,
    }));
  return /\.log$/.test(name) && name.includes('leveldb')
    ? [{ layer: 'log', contents: contentsOfLog(content) }]
    : [];
};

/** Searches every file below a folder, as it is, and LevelDB's files opened as well. */
export const searchProfile = (folder: string, texts: string[]): ProfileSearch => {
  const search = makeSearch(texts);
  const levelDb = { logs: 0, tables: 0, blocks: 0, packedBlocks: 0, bytes: 0 };
  const result: ProfileSearch = { files: 0, bytes: 0, levelDb, found: new Map() };
  const note = (place: Place, found: Set<string>): void => {
    for (const text of found) result.found.set(text, [...(result.found.get(text) ?? []), place]);
  };
  const entries = readdirSync(folder, { recursive: true, withFileTypes: true });
  for (const entry of entries.filter((one) => one.isFile())) {
    const file = join(entry.parentPath, entry.name);
    const content = readFileSync(file);
    result.files++;
    result.bytes += content.length;
    note({ file, layer: 'bytes' }, search(content));
    note({ file, layer: 'bytes' }, search(Buffer.from(file)));
    const opened = openedOf(file, content);
    if (opened.some(({ layer }) => layer === 'log')) levelDb.logs++;
    else if (opened.length > 0) levelDb.tables++;
    for (const { layer, contents } of opened) {
      if (layer !== 'log') levelDb.blocks++;
      if (layer === 'packed block') levelDb.packedBlocks++;
      for (const each of contents) {
        levelDb.bytes += each.length;
        note({ file, layer }, search(each));
      }
    }
  }
  return result;
};

/** Of these texts, those that only the reader of tables brings out of a file whose bytes do not show them. */
export const foundOnlyUnpacked = (found: ProfileSearch['found'], texts: readonly string[]): string[] =>
  texts.filter((text) => {
    const places = found.get(text) ?? [];
    const shown = new Set(places.filter(({ layer }) => layer === 'bytes').map(({ file }) => file));
    return places.some(({ file, layer }) => layer === 'packed block' && !shown.has(file));
  });

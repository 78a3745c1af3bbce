/** What a zip holds and how large it really becomes, found out before any reader of workbooks touches it. */
import { inflateRawSync } from 'node:zlib';
import type { FileRefusal } from '#domain/list-problem.ts';
import { fail, type Result, succeed } from '#domain/result.ts';

interface Entry {
  name: string;
  isEncrypted: boolean;
  /** 0 is stored, 8 is deflated. */
  method: number;
  packedBytes: number;
  declaredBytes: number;
  /** Where its local header begins. */
  offset: number;
}

const mostEntries = 5_000;
const mostUnpackedBytes = 128 * 1024 * 1024;
const endSign = 0x06054b50;
const entrySign = 0x02014b50;
const entryHeaderBytes = 46;
const localHeaderBytes = 30;

/** The directory at the end of the zip; null where there is none. */
const readDirectory = (zip: Buffer): Entry[] | null => {
  let end = zip.length - 22;
  while (end >= 0 && zip.readUInt32LE(end) !== endSign) end -= 1;
  if (end < 0) return null;
  const count = zip.readUInt16LE(end + 10);
  let at = zip.readUInt32LE(end + 16);
  const entries: Entry[] = [];
  for (let index = 0; index < count; index += 1) {
    if (at + entryHeaderBytes > zip.length || zip.readUInt32LE(at) !== entrySign) return null;
    const nameBytes = zip.readUInt16LE(at + 28);
    entries.push({
      name: zip.toString('utf8', at + entryHeaderBytes, at + entryHeaderBytes + nameBytes),
      isEncrypted: (zip.readUInt16LE(at + 8) & 1) === 1,
      method: zip.readUInt16LE(at + 10),
      packedBytes: zip.readUInt32LE(at + 20),
      declaredBytes: zip.readUInt32LE(at + 24),
      offset: zip.readUInt32LE(at + 42),
    });
    at += entryHeaderBytes + nameBytes + zip.readUInt16LE(at + 30) + zip.readUInt16LE(at + 32);
  }
  return entries;
};

/** An entry's bytes, at most so many. Throws where they are damaged or more. */
const unpack = (zip: Buffer, { offset, packedBytes, method }: Entry, maxOutputLength: number): Buffer => {
  const start = offset + localHeaderBytes + zip.readUInt16LE(offset + 26) + zip.readUInt16LE(offset + 28);
  const packed = zip.subarray(start, start + packedBytes);
  if (method === 0) return packed;
  return inflateRawSync(packed, { maxOutputLength: Math.max(1, maxOutputLength) });
};

const isTooLong = (thrown: unknown): boolean =>
  thrown instanceof RangeError && Reflect.get(thrown, 'code') === 'ERR_BUFFER_TOO_LARGE';

/** What kind of workbook the entries make. */
const judgeKind = (zip: Buffer, entries: readonly Entry[]): Result<null, FileRefusal> => {
  const names = new Set(entries.map(({ name }) => name.toLowerCase()));
  if (names.has('xl/workbook.xml') || names.has('xl/workbook.bin')) return succeed(null);
  if ([...names].some((name) => name.startsWith('word/'))) return fail('is-word-document');
  if ([...names].some((name) => name.startsWith('ppt/'))) return fail('is-presentation');
  const kind = entries.find(({ name }) => name === 'mimetype');
  const content = entries.find(({ name }) => name === 'content.xml');
  if (!content) return fail('zip-without-workbook');
  const mime = kind ? unpack(zip, kind, 1024).toString('latin1') : '';
  if (mime !== '' && !mime.includes('spreadsheet')) return fail('is-text-document');
  const manifest = entries.find(({ name }) => name === 'META-INF/manifest.xml');
  if (manifest && unpack(zip, manifest, 1024 * 1024).includes('encryption-data')) return fail('password');
  return succeed(null);
};

/** Whether a zip is a workbook of bounded size: by what it declares, and by unpacking it. */
export const checkZip = (bytes: Uint8Array): Result<null, FileRefusal> => {
  const zip = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  try {
    const entries = readDirectory(zip);
    if (!entries) return fail('damaged');
    if (entries.length > mostEntries) return fail('too-large-unpacked');
    if (entries.some(({ isEncrypted }) => isEncrypted)) return fail('password');
    if (entries.reduce((sum, { declaredBytes }) => sum + declaredBytes, 0) > mostUnpackedBytes)
      return fail('too-large-unpacked');
    let left = mostUnpackedBytes;
    for (const entry of entries) {
      left -= unpack(zip, entry, left).length;
      if (left < 0) return fail('too-large-unpacked');
    }
    return judgeKind(zip, entries);
  } catch (thrown) {
    return fail(isTooLong(thrown) ? 'too-large-unpacked' : 'damaged');
  }
};

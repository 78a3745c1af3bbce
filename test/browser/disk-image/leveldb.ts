/**
 * Brings out what LevelDB's files hold: tables block by block, unpacked, with whole keys, and logs with their
 * fragments joined (https://github.com/google/leveldb/tree/main/doc). Deleted and overwritten entries come too, as
 * they are in the files. Chromium's IndexedDB may pack a value once more by itself: that is opened as well.
 */
import { unpackSnappy } from './snappy.ts';

const readVarint = (bytes: Buffer, at: number): { value: number; next: number } => {
  let value = 0;
  for (let index = at, scale = 1; index < at + 10; index++, scale *= 128) {
    const byte = bytes[index] ?? 0;
    value += (byte & 0x7f) * scale;
    if (byte < 0x80) return { value, next: index + 1 };
  }
  throw new Error('not a varint');
};

interface BlockHandle {
  offset: number;
  size: number;
}
const readHandle = (bytes: Buffer, at: number): { handle: BlockHandle; next: number } => {
  const offset = readVarint(bytes, at);
  const size = readVarint(bytes, offset.next);
  return { handle: { offset: offset.value, size: size.value }, next: size.next };
};

const footerBytes = 48;
const magic = 0xdb4775248b80fb57n;

interface Block {
  content: Buffer;
  /** Whether Snappy had packed it: a search of the file's bytes does not see all that is in it. */
  isPacked: boolean;
}

const readBlock = (table: Buffer, { offset, size }: BlockHandle): Block => {
  const content = table.subarray(offset, offset + size);
  const packing = table[offset + size];
  if (packing === 0) return { content, isPacked: false };
  const unpacked = packing === 1 ? unpackSnappy(content) : null;
  if (!unpacked) throw new Error(`A LevelDB block is packed in a way that is not known here (${packing}).`);
  return { content: unpacked, isPacked: true };
};

/** Keys share their beginnings with the one before; here they are whole. */
const entriesOf = (block: Buffer): { key: Buffer; value: Buffer }[] => {
  const restarts = block.readUInt32LE(block.length - 4);
  const end = block.length - 4 - restarts * 4;
  const entries: { key: Buffer; value: Buffer }[] = [];
  let key: Buffer = Buffer.alloc(0);
  for (let at = 0; at < end; ) {
    const shared = readVarint(block, at);
    const own = readVarint(block, shared.next);
    const size = readVarint(block, own.next);
    const valueAt = size.next + own.value;
    key = Buffer.concat([key.subarray(0, shared.value), block.subarray(size.next, valueAt)]);
    entries.push({ key, value: block.subarray(valueAt, valueAt + size.value) });
    at = valueAt + size.value;
  }
  return entries;
};

/** Blink marks a value that it packed with this, before Snappy's own bytes. */
const packedByBlink = Buffer.from([0xff, 0x11, 0x02]);

const withUnpacked = (value: Buffer): Buffer[] => {
  const unpacked: Buffer[] = [];
  for (let at = value.indexOf(packedByBlink); at !== -1; at = value.indexOf(packedByBlink, at + 1)) {
    const inner = unpackSnappy(value.subarray(at + packedByBlink.length));
    if (inner) unpacked.push(inner);
  }
  return [value, ...unpacked];
};

export interface TableBlock {
  isPacked: boolean;
  /** Its keys and values, and what Blink had packed within a value. */
  contents: Buffer[];
}

/** Not while it is being written. */
export const isWholeTable = (table: Buffer): boolean =>
  table.length >= footerBytes && table.readBigUInt64LE(table.length - 8) === magic;

/** The blocks of a table (`.ldb`), its index as one of them. */
export const blocksOfTable = (table: Buffer): TableBlock[] => {
  if (!isWholeTable(table)) throw new Error('This is not a whole LevelDB table.');
  const footer = table.subarray(table.length - footerBytes);
  const index = readBlock(table, readHandle(footer, readHandle(footer, 0).next).handle);
  const places = entriesOf(index.content);
  const blocks = places.map(({ value }): TableBlock => {
    const { content, isPacked } = readBlock(table, readHandle(value, 0).handle);
    return {
      isPacked,
      contents: entriesOf(content).flatMap((entry) => [entry.key, ...withUnpacked(entry.value)]),
    };
  });
  return [{ isPacked: index.isPacked, contents: places.map(({ key }) => key) }, ...blocks];
};

const logBlockBytes = 32 * 1024;
const headerBytes = 7;

/** The values of a write batch, each on its own. */
const valuesOfBatch = (batch: Buffer): Buffer[] => {
  const values: Buffer[] = [];
  for (let at = 12; at < batch.length; ) {
    const isPut = batch[at] === 1;
    const keySize = readVarint(batch, at + 1);
    at = keySize.next + keySize.value;
    if (!isPut) continue;
    const size = readVarint(batch, at);
    values.push(batch.subarray(size.next, size.next + size.value));
    at = size.next + size.value;
  }
  return values;
};

/** Every write of a log (`.log`), its fragments joined. What was cut off at its end is left out. */
export const contentsOfLog = (log: Buffer): Buffer[] => {
  const contents: Buffer[] = [];
  let fragments: Buffer[] = [];
  for (let at = 0; at + headerBytes <= log.length; ) {
    const left = logBlockBytes - (at % logBlockBytes);
    const size = log.readUInt16LE(at + 4);
    const type = log[at + 6] ?? 0;
    if (left < headerBytes || type === 0) {
      at += left;
      continue;
    }
    if (type === 1 || type === 2) fragments = [];
    fragments.push(log.subarray(at + headerBytes, at + headerBytes + size));
    if (type === 1 || type === 4) {
      const batch = Buffer.concat(fragments);
      contents.push(batch, ...valuesOfBatch(batch).flatMap(withUnpacked));
    }
    at += headerBytes + size;
  }
  return contents;
};

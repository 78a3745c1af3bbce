/** A font as it is packed for the web, unpacked (W3C, "WOFF File Format 1.0"): what lays papers out unpacks it letter by letter. */
import { inflateSync } from 'node:zlib';

const headerBytes = { packed: 44, unpacked: 12 };
const entryBytes = { packed: 20, unpacked: 16 };

/** Tables begin at a multiple of four. */
const padded = (bytes: number): number => (bytes + 3) & ~3;

/** `woff`: of a package that we ship. Throws where it is no such font. */
export const unpackWoff = (woff: Buffer): Buffer => {
  if (woff.toString('latin1', 0, 4) !== 'wOFF') throw new Error('this is no WOFF font');
  const tables = woff.readUInt16BE(12);
  const font = Buffer.alloc(woff.readUInt32BE(16));
  woff.copy(font, 0, 4, 8);
  font.writeUInt16BE(tables, 4);
  // For binary search in the directory (OpenType, "Table Directory").
  const doublings = Math.floor(Math.log2(tables));
  const searched = entryBytes.unpacked * 2 ** doublings;
  font.writeUInt16BE(searched, 6);
  font.writeUInt16BE(doublings, 8);
  font.writeUInt16BE(entryBytes.unpacked * tables - searched, 10);

  let at = headerBytes.unpacked + entryBytes.unpacked * tables;
  for (let nth = 0; nth < tables; nth++) {
    const from = headerBytes.packed + entryBytes.packed * nth;
    const [start, packedBytes, bytes] = [4, 8, 12].map((place) => woff.readUInt32BE(from + place)) as [
      number,
      number,
      number,
    ];
    const packed = woff.subarray(start, start + packedBytes);
    const table = packedBytes < bytes ? inflateSync(packed) : packed;
    const entry = headerBytes.unpacked + entryBytes.unpacked * nth;
    // Its tag and its checksum stay.
    woff.copy(font, entry, from, from + 4);
    woff.copy(font, entry + 4, from + 16, from + 20);
    font.writeUInt32BE(at, entry + 8);
    font.writeUInt32BE(bytes, entry + 12);
    table.copy(font, at);
    at += padded(bytes);
  }
  return font;
};

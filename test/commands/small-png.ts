/** Makes a screenshot a fraction as large: with a palette, as screens of flat colours need no more (W3C PNG, 4 and 9). */
import { crc32, deflateSync, inflateSync } from 'node:zlib';

const signature = Buffer.from('89504e470d0a1a0a', 'hex');
/** Bytes of a pixel: red, green, blue. */
const step = 3;
const paletteSize = 256;
/** Edges of letters have shades that no palette holds all of. As much as this nobody sees, or in so few pixels. */
const farShade = 12;
const mostFar = 0.002;

const chunksOf = (png: Buffer): { type: string; data: Buffer }[] => {
  const chunks = [];
  for (let at = signature.length; at < png.length; ) {
    const size = png.readUInt32BE(at);
    chunks.push({
      type: png.toString('latin1', at + 4, at + 8),
      data: png.subarray(at + 8, at + 8 + size),
    });
    at += size + 12;
  }
  return chunks;
};

const chunk = (type: string, data: Buffer): Buffer => {
  const named = Buffer.concat([Buffer.from(type, 'latin1'), data]);
  const size = Buffer.alloc(4);
  size.writeUInt32BE(data.length);
  const sum = Buffer.alloc(4);
  sum.writeUInt32BE(crc32(named));
  return Buffer.concat([size, named, sum]);
};

const paeth = (left: number, above: number, corner: number): number => {
  const guess = left + above - corner;
  const [toLeft, toAbove, toCorner] = [left, above, corner].map((one) => Math.abs(guess - one));
  if (Number(toLeft) <= Number(toAbove) && Number(toLeft) <= Number(toCorner)) return left;
  return Number(toAbove) <= Number(toCorner) ? above : corner;
};

const predictors: ((left: number, above: number, corner: number) => number)[] = [
  () => 0,
  (left) => left,
  (_, above) => above,
  (left, above) => (left + above) >> 1,
  paeth,
];

/** The bytes of all pixels, line after line, without the filters. */
const pixelsOf = (filtered: Buffer, lineBytes: number): Buffer => {
  const lines = filtered.length / (lineBytes + 1);
  const pixels = Buffer.alloc(lines * lineBytes);
  for (let line = 0; line < lines; line++) {
    const from = line * (lineBytes + 1);
    const to = line * lineBytes;
    const predict = predictors[filtered[from] ?? 0] ?? paeth;
    for (let index = 0; index < lineBytes; index++) {
      const left = index < step ? 0 : (pixels[to + index - step] ?? 0);
      const above = line === 0 ? 0 : (pixels[to + index - lineBytes] ?? 0);
      const corner = index < step || line === 0 ? 0 : (pixels[to + index - lineBytes - step] ?? 0);
      pixels[to + index] = (filtered[from + 1 + index] ?? 0) + predict(left, above, corner);
    }
  }
  return pixels;
};

const colourAt = (pixels: Buffer, at: number): number => pixels.readUIntBE(at, step);
const partsOf = (colour: number): [number, number, number] => [
  colour >> 16,
  (colour >> 8) & 255,
  colour & 255,
];

const apart = (one: number, other: number): number => {
  const [from, to] = [partsOf(one), partsOf(other)];
  return Math.max(Math.abs(from[0] - to[0]), Math.abs(from[1] - to[1]), Math.abs(from[2] - to[2]));
};

/** The commonest colours, and for each other the nearest of them. Null where too many pixels would look different. */
const paletteOf = (pixels: Buffer): { palette: number[]; numbers: Map<number, number> } | null => {
  const counts = new Map<number, number>();
  for (let at = 0; at < pixels.length; at += step) {
    const colour = colourAt(pixels, at);
    counts.set(colour, (counts.get(colour) ?? 0) + 1);
  }
  const ranked = [...counts].sort(([, one], [, other]) => other - one);
  const palette = ranked.slice(0, paletteSize).map(([colour]) => colour);
  const numbers = new Map(palette.map((colour, number) => [colour, number]));
  let far = 0;
  for (const [colour, count] of ranked.slice(paletteSize)) {
    const distances = palette.map((one) => apart(one, colour));
    const nearest = Math.min(...distances);
    if (nearest > farShade) far += count;
    numbers.set(colour, distances.indexOf(nearest));
  }
  return far > (mostFar * pixels.length) / step ? null : { palette, numbers };
};

/** A number of the palette for each pixel, in lines that begin with "no filter". */
const linesOf = (pixels: Buffer, width: number, numbers: ReadonlyMap<number, number>): Buffer => {
  const count = pixels.length / step;
  const lines = Buffer.alloc(count + count / width);
  for (let pixel = 0, at = 0; pixel < count; pixel++) {
    if (pixel % width === 0) at++;
    lines[at++] = numbers.get(colourAt(pixels, pixel * step)) ?? 0;
  }
  return lines;
};

/** The same picture with a palette; as it was where it has too many colours, or is no opaque picture of 8 bits. */
export const smallPng = (png: Buffer): Buffer => {
  const chunks = chunksOf(png);
  const header = chunks.find(({ type }) => type === 'IHDR')?.data ?? Buffer.alloc(13);
  const [depth, kind, interlace] = [header[8], header[9], header[12]];
  if (depth !== 8 || kind !== 2 || interlace !== 0) return png;
  const width = header.readUInt32BE(0);
  const data = Buffer.concat(chunks.filter(({ type }) => type === 'IDAT').map((one) => one.data));
  const pixels = pixelsOf(inflateSync(data), width * step);
  const made = paletteOf(pixels);
  if (!made) return png;
  const small = Buffer.from(header);
  small[9] = 3;
  return Buffer.concat([
    signature,
    chunk('IHDR', small),
    chunk('PLTE', Buffer.from(made.palette.flatMap(partsOf))),
    chunk('IDAT', deflateSync(linesOf(pixels, width, made.numbers), { level: 9 })),
    chunk('IEND', Buffer.alloc(0)),
  ]);
};

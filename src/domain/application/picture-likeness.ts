/**
 * Whether two pictures look alike, by a short hash of what is seen in them. Pure: somebody else decodes the files.
 *
 * The hash is PDQ's (github.com/facebook/ThreatExchange, pdq/README.md and hashing.pdf): 256 bits, which of the lower
 * frequencies of a small grey picture are above their median. A difference hash of 64 bits is shorter, and takes what two
 * people wrote into one form for one picture: docs/applications.md has the measurement.
 */

/** A decoded picture in grey, row by row, drawn into a square whatever its shape. */
export interface GreySquare {
  across: number;
  luma: Uint8Array;
}

/** As wide and high as a picture is handed in: enough to see where a white margin ends. */
export const greyAcross = 256;

const cellsAcross = 64;
const waves = 16;
export const hashBytes = (waves * waves) / 8;

/**
 * Up to here two hashes are called alike. PDQ's own bound is 31, at which one in a hundred pairs of sheets is called alike
 * that two people filled in of one form; at 22 none of a thousand is (docs/applications.md).
 */
export const mostDistance = 22;

// A margin ends where more than one in 32 of a line differs from it by more than paper and noise do.
const marginTolerance = 10;
const mostStrange = 1 / 32;
/** Of what is nearly all margin, the rest is too little to know a picture by. */
const leastLeft = 1 / 4;

/** Of the whole picture: its inner part is what a copy shows that was cut a little, or that lies a little askew. */
const innerShares = [0.97, 0.94];

/** From 0 for a blank sheet; PDQ, too, says nothing of pictures that are nearly even. */
const leastChange = 49;

interface Span {
  from: number;
  until: number;
}

const median = (values: ArrayLike<number>): number => {
  const sorted = Float64Array.from(values).sort();
  const middle = sorted.length / 2;
  return ((sorted[Math.ceil(middle) - 1] ?? 0) + (sorted[Math.floor(middle)] ?? 0)) / 2;
};

/** The lines that are left between the even margins at both ends. */
const withoutMargins = (across: number, lineAt: (line: number) => readonly number[]): Span => {
  const isMargin = (line: number, shade: number): boolean =>
    lineAt(line).filter((value) => Math.abs(value - shade) > marginTolerance).length <= across * mostStrange;
  let [from, until] = [0, across];
  const [first, last] = [median(lineAt(0)), median(lineAt(across - 1))];
  while (from < across && isMargin(from, first)) from++;
  while (until > from && isMargin(until - 1, last)) until--;
  return until - from < across * leastLeft ? wholeOf(across) : { from, until };
};

/** The part of a span that is one of its cells; it begins and ends within lines. */
const cellOf = ({ from, until }: Span, nth: number): Span => {
  const step = (until - from) / cellsAcross;
  return { from: from + nth * step, until: from + (nth + 1) * step };
};

/** How much of a line belongs to a span. */
const shareOf = (line: number, { from, until }: Span): number =>
  Math.min(line + 1, until) - Math.max(line, from);

const meanOf = ({ across, luma }: GreySquare, rows: Span, columns: Span): number => {
  let [sum, weight] = [0, 0];
  for (let row = Math.floor(rows.from); row < rows.until; row++)
    for (let column = Math.floor(columns.from); column < columns.until; column++) {
      const share = shareOf(row, rows) * shareOf(column, columns);
      sum += share * (luma[row * across + column] ?? 0);
      weight += share;
    }
  return sum / weight;
};

const wholeOf = (across: number): Span => ({ from: 0, until: across });
const innerOf = (across: number, share: number): Span => ({
  from: (across * (1 - share)) / 2,
  until: (across * (1 + share)) / 2,
});

/** The picture without its even margins, or as it is where it has none. */
const insideOf = ({ across, luma }: GreySquare): { rows: Span; columns: Span } => {
  const line = (at: (place: number) => number) =>
    Array.from({ length: across }, (_, place) => luma[at(place)] ?? 0);
  return {
    rows: withoutMargins(across, (row) => line((column) => row * across + column)),
    columns: withoutMargins(across, (column) => line((row) => row * across + column)),
  };
};

/** Means over a grid that is laid over these lines. */
const cellsOf = (grey: GreySquare, rows: Span, columns: Span): Float64Array =>
  Float64Array.from({ length: cellsAcross ** 2 }, (_, cell) =>
    meanOf(grey, cellOf(rows, Math.floor(cell / cellsAcross)), cellOf(columns, cell % cellsAcross)),
  );

/** How much neighbours differ, of a full step of grey each, as PDQ counts it: in whole hundredths. */
const changeIn = (cells: Float64Array): number => {
  let change = 0;
  const step = (from: number, to: number): number =>
    Math.trunc((Math.abs((cells[from] ?? 0) - (cells[to] ?? 0)) * 100) / 255);
  for (let cell = 0; cell < cells.length; cell++) {
    if (cell % cellsAcross < cellsAcross - 1) change += step(cell, cell + 1);
    if (cell < cells.length - cellsAcross) change += step(cell, cell + cellsAcross);
  }
  return change / 90;
};

const hasEnough = (cells: Float64Array): boolean => changeIn(cells) >= leastChange;

/** A quarter to the right. */
const turned = (cells: Float64Array): Float64Array =>
  cells.map((_, cell) => {
    const [row, column] = [Math.floor(cell / cellsAcross), cell % cellsAcross];
    return cells[(cellsAcross - 1 - column) * cellsAcross + row] ?? 0;
  });

/** Of the waves 1 to 16 at each of 64 places (DCT-II); wave 0 is brightness, which says nothing. */
const cosines = Array.from({ length: waves }, (_, wave) =>
  Float64Array.from({ length: cellsAcross }, (_, place) =>
    Math.cos((Math.PI / (2 * cellsAcross)) * (wave + 1) * (2 * place + 1)),
  ),
);

const sumOver = (values: ArrayLike<number>, wave: Float64Array): number => {
  let sum = 0;
  for (let place = 0; place < wave.length; place++) sum += (values[place] ?? 0) * (wave[place] ?? 0);
  return sum;
};

const hashOfCells = (cells: Float64Array): Uint8Array => {
  const rows = Array.from({ length: cellsAcross }, (_, row) => {
    const values = cells.subarray(row * cellsAcross, (row + 1) * cellsAcross);
    return cosines.map((wave) => sumOver(values, wave));
  });
  const strengths = cosines.flatMap((down) =>
    cosines.map((_, across) =>
      sumOver(
        rows.map((row) => row[across] ?? 0),
        down,
      ),
    ),
  );
  const middle = median(strengths);
  const hash = new Uint8Array(hashBytes);
  for (const [bit, strength] of strengths.entries())
    if (strength > middle) hash[bit >> 3] = (hash[bit >> 3] ?? 0) | (1 << (bit & 7));
  return hash;
};

export interface PictureHashes {
  /** By which it is known: of the whole picture, of its inner parts, and of what its margins leave, where it has some. */
  upright: Uint8Array[];
  /** By which the same picture is sought as well: whole and without margins, turned by a quarter, a half and three. */
  turned: Uint8Array[];
}

/** Null: there is nothing to see. */
export const hashesOf = (grey: GreySquare): PictureHashes | null => {
  const { rows, columns } = insideOf(grey);
  const whole = wholeOf(grey.across);
  const hasMargin = [rows, columns].some(({ from, until }) => from > 0 || until < grey.across);
  const views = [cellsOf(grey, whole, whole), ...(hasMargin ? [cellsOf(grey, rows, columns)] : [])].filter(
    hasEnough,
  );
  if (views.length === 0) return null;
  const inner = innerShares.map((share) => {
    const span = innerOf(grey.across, share);
    return cellsOf(grey, span, span);
  });
  const quarters = views.map(turned);
  const halves = quarters.map(turned);
  return {
    upright: [...views, ...inner.filter(hasEnough)].map(hashOfCells),
    turned: [...quarters, ...halves, ...halves.map(turned)].map(hashOfCells),
  };
};

const bitsIn = Uint8Array.from({ length: 256 }, (_, byte) => byte.toString(2).replaceAll('0', '').length);

/** In how many bits two hashes differ, 0 to 256. */
export const distance = (one: Uint8Array, other: Uint8Array): number =>
  one.reduce((bits, byte, at) => bits + (bitsIn[byte ^ (other[at] ?? 0)] ?? 0), 0);

/** Bands of 16 bits: two hashes that differ in fewer than 32 bits have one of 16 bands in which they differ in at most one. */
const bandBits = 16;
const bandValues = 2 ** bandBits;

/** What a hash is found by: each band with its number in one integer. */
export const bandsOf = (hash: Uint8Array): number[] =>
  Array.from(
    { length: hash.length / 2 },
    (_, band) => band * bandValues + (hash[2 * band] ?? 0) * 256 + (hash[2 * band + 1] ?? 0),
  );

/** Every band of which a hash within the bound has at least one. */
export const bandsNear = (hash: Uint8Array): number[] =>
  bandsOf(hash).flatMap((band) => [band, ...Array.from({ length: bandBits }, (_, bit) => band ^ (1 << bit))]);

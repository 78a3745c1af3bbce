/**
 * A film for Chromium's fake camera: badges are held up one after another, each moving in, tilted, out of focus and in
 * bad light in its own way, between them the empty wall. A mark in the corner tells which badge is in the picture.
 */
import { generate } from 'lean-qr';
import { writeFilm } from '../../browser/camera-film.ts';

const width = 640;
const height = 480;
const framesPerSecond = 20;
const wallFrames = 16;
const badgeFrames = 28;
const moveInFrames = 6;

/** Where the mark is, and its bits: as many cells in a row, light is one. Read by the bench's page. */
export const mark = { cell: 16, bits: 5 };

/** How one badge is held. */
interface Appearance {
  payload: string;
  /** Pixels a module. */
  size: number;
  turnDegrees: number;
  /** How much the far side is smaller. */
  tilt: number;
  /** Radius in pixels out of focus. */
  blur: number;
  /** White and black in this light. */
  light: number;
  dark: number;
}

/** Twelve people whose thanks on the screen differ. */
export const names = 'Ada Ben Cleo Dan Eva Finn Gus Hana Ivo June Karl Lena'.split(' ');

export const payloadOf = (name: string): string => `MECARD:N:Quill,${name};EMAIL:${name}@bench.example;;`;

const appearances: Appearance[] = names.map((name, index) => ({
  payload: payloadOf(name),
  size: [5, 7, 6, 4][index % 4] ?? 5,
  turnDegrees: [0, 12, -25, 40, 90, -8][index % 6] ?? 0,
  tilt: [0, 0.1, 0.2][index % 3] ?? 0,
  blur: [0, 1, 2][(index + 1) % 3] ?? 0,
  light: [235, 170, 120, 200][index % 4] ?? 235,
  dark: [16, 40, 60, 90][index % 4] ?? 16,
}));

/** A small generator with a seed: the same film every time. */
const createNoise = (): (() => number) => {
  let seed = 7;
  return () => {
    seed = (seed * 1_103_515_245 + 12_345) & 0x7fffffff;
    return (seed >> 16) % 7;
  };
};

const wallShade = 110;

const createFrame = (noise: () => number): Buffer =>
  Buffer.from(Uint8Array.from({ length: width * height }, () => wallShade + noise()));

const drawMark = (luma: Buffer, value: number): void => {
  for (let bit = 0; bit < mark.bits; bit += 1) {
    const shade = (value >> bit) & 1 ? 235 : 16;
    for (let y = 0; y < mark.cell; y += 1) {
      const start = y * width + bit * mark.cell;
      luma.fill(shade, start, start + mark.cell);
    }
  }
};

/** The average of the square around each pixel, within the badge's part of the picture. */
const soften = (luma: Buffer, radius: number): void => {
  if (radius === 0) return;
  const before = Buffer.from(luma);
  for (let y = radius + mark.cell; y < height - radius; y += 1) {
    for (let x = radius; x < width - radius; x += 1) {
      let sum = 0;
      for (let row = y - radius; row <= y + radius; row += 1) {
        for (let column = x - radius; column <= x + radius; column += 1) {
          sum += before[row * width + column] ?? 0;
        }
      }
      luma[y * width + x] = sum / (2 * radius + 1) ** 2;
    }
  }
};

/** One frame of a badge: it comes from the left and then drifts as a hand does. */
const drawBadge = (luma: Buffer, appearance: Appearance, frame: number): void => {
  const code = generate(appearance.payload);
  const quiet = 4;
  const half = code.size / 2 + quiet;
  const angle = (appearance.turnDegrees * Math.PI) / 180;
  const [cosine, sine] = [Math.cos(angle), Math.sin(angle)];
  const arriving = Math.max(0, 1 - frame / moveInFrames);
  const centreX = width / 2 - arriving * 420 + 6 * Math.sin(frame / 5);
  const centreY = height / 2 + 4 * Math.cos(frame / 7);
  for (let y = mark.cell; y < height; y += 1) {
    for (let x = 0; x < width; x += 1) {
      const right = (cosine * (x - centreX) + sine * (y - centreY)) / appearance.size;
      const below = (cosine * (y - centreY) - sine * (x - centreX)) / appearance.size;
      const near = 1 + (appearance.tilt * below) / half;
      const [column, row] = [right / near, below / near];
      if (Math.abs(column) > half || Math.abs(row) > half) continue;
      const isDark = code.get(Math.floor(column + code.size / 2), Math.floor(row + code.size / 2));
      luma[y * width + x] = isDark ? appearance.dark : appearance.light;
    }
  }
  // What moves fast is blurred as well.
  soften(luma, arriving > 0 ? Math.max(2, appearance.blur) : appearance.blur);
};

/** A badge as it is held after it came to rest, and the wall without one: shades row by row. */
export const restingFrames = (): {
  width: number;
  height: number;
  wall: Buffer;
  badges: Map<string, Buffer>;
} => {
  const noise = createNoise();
  const badges = appearances.map((appearance): [string, Buffer] => {
    const luma = createFrame(noise);
    drawBadge(luma, appearance, badgeFrames - 1);
    return [appearance.payload, luma];
  });
  return { width, height, wall: createFrame(noise), badges: new Map(badges) };
};

const badgeFilm = function* (): Generator<Buffer> {
  const noise = createNoise();
  for (const [index, appearance] of appearances.entries()) {
    for (let frame = 0; frame < wallFrames + badgeFrames; frame += 1) {
      const luma = createFrame(noise);
      const isBadge = frame >= wallFrames;
      if (isBadge) drawBadge(luma, appearance, frame - wallFrames);
      drawMark(luma, isBadge ? index + 1 : 0);
      yield luma;
    }
  }
};

const wallFilm = function* (): Generator<Buffer> {
  const noise = createNoise();
  for (let frame = 0; frame < framesPerSecond; frame += 1) {
    const luma = createFrame(noise);
    drawMark(luma, 0);
    yield luma;
  }
};

const write = (file: string, frames: Iterable<Buffer>): void => {
  writeFilm(file, { width, height, perSecond: framesPerSecond, frames });
};
export const writeBadgeFilm = (file: string): void => write(file, badgeFilm());
export const writeWallFilm = (file: string): void => write(file, wallFilm());

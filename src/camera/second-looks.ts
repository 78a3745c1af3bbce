/**
 * What the decoder tries on a picture that gave nothing at first, one look at a time, while no newer picture waits.
 * Each look makes the picture easier in one way in which badges are hard: washed out, wrinkled, seen from the side,
 * blurred, noisy, printed in dots. None knows more about a picture than its size.
 */
import type { ReaderOptions } from 'zxing-wasm/reader';
import { readCutEdge } from './cut-edge.ts';
import { enlarged, type Luma, leaning, sharpened, softened, thickened, turned } from './luma.ts';
import type { Reading } from './reading.ts';

/** The longer side of the picture that gets second looks: one look must not keep the next picture waiting long. */
export const longestSide = 800;

type Read = (grey: Luma, options: ReaderOptions) => Promise<Reading[]>;
type SecondLook = (grey: Luma, read: Read) => Promise<Reading[]>;

/** Linear codes and Micro QR hardly notice a wrong reading: only a clean first look may read them. */
const formats: ReaderOptions['formats'] = [
  'QRCodeModel1',
  'QRCodeModel2',
  'DataMatrix',
  'AztecCode',
  'PDF417',
];

const look =
  (prepare: (grey: Luma) => Luma, options: ReaderOptions = {}): SecondLook =>
  (grey, read) =>
    read(prepare(grey), { formats, maxNumberOfSymbols: 4, ...options });

/** Small codes have few pixels a module: the decoder likes more, even if they tell nothing new. */
const larger = (grey: Luma, most: number): Luma => {
  const factor = Math.min(most, longestSide / Math.max(grey.width, grey.height));
  return factor > 1 ? enlarged(grey, factor) : grey;
};

const lean = 0.05;

export const secondLooks: readonly SecondLook[] = [
  look((grey) => thickened(larger(grey, 2)), { tryDenoise: true }),
  look((grey) => thickened(leaning(larger(grey, 2), { across: lean }))),
  look((grey) => thickened(leaning(larger(grey, 2), { down: lean }))),
  look((grey) => grey, { binarizer: 'GlobalHistogram' }),
  look((grey) => thickened(leaning(larger(grey, 2), { across: -lean }))),
  look((grey) => thickened(leaning(larger(grey, 2), { down: -lean }))),
  look((grey) => sharpened(larger(grey, 2), 2, 2)),
  look((grey) => softened(grey, 1), { tryDenoise: true }),
  look((grey) => turned(thickened(larger(grey, 2.5)), 10), { binarizer: 'FixedThreshold' }),
  look((grey) => sharpened(grey, 2, 2)),
  readCutEdge,
  look((grey) => softened(grey, 2), { tryDenoise: true }),
];

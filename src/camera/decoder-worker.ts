/** The decoder in a thread of its own: ZXing-C++ as WebAssembly, bundled, never fetched from elsewhere. */
import { prepareZXingModule, type ReaderOptions, type ReadResult, readBarcodes } from 'zxing-wasm/reader';
import wasmUrl from 'zxing-wasm/reader/zxing_reader.wasm?url';
import { type Luma, lumaOf, pictureOf, turned } from './luma.ts';
import { watchMotion } from './motion.ts';
import {
  badgeFormats,
  type DecoderAnswer,
  type Frame,
  type PictureToDecode,
  type Reading,
  symbologyName,
} from './reading.ts';
import { longestSide, secondLooks } from './second-looks.ts';

const answer = (said: DecoderAnswer): void => postMessage(said);
const fail = (error: unknown): void => answer({ failed: String(error) });

prepareZXingModule({
  overrides: { locateFile: (path: string) => (path.endsWith('.wasm') ? wasmUrl : path) },
  fireImmediately: true,
}).catch(fail);

const canvas = new OffscreenCanvas(1, 1);
const context = canvas.getContext('2d', { willReadFrequently: true });
const small = new OffscreenCanvas(1, 1);
const smallContext = small.getContext('2d', { willReadFrequently: true });

/** Puts a picture onto the canvas; what is transparent in it is paper. */
const draw = (picture: Frame): void => {
  const isBitmap = 'width' in picture;
  const width = isBitmap ? picture.width : picture.displayWidth;
  const height = isBitmap ? picture.height : picture.displayHeight;
  if (canvas.width !== width || canvas.height !== height) Object.assign(canvas, { width, height });
  if (context) {
    context.fillStyle = 'white';
    context.fillRect(0, 0, width, height);
    context.drawImage(picture, 0, 0);
  }
  picture.close();
};

interface Area {
  left: number;
  top: number;
  width: number;
  height: number;
}

const pixelsIn = ({ left, top, width, height }: Area): ImageData => {
  if (!context) throw new Error('This browser draws nothing in a worker.');
  return context.getImageData(left, top, width, height);
};

/** The picture on the canvas in grey, no longer than second looks take. */
const smallGrey = (): Luma => {
  if (!smallContext) throw new Error('This browser draws nothing in a worker.');
  const factor = Math.min(1, longestSide / Math.max(canvas.width, canvas.height));
  // Setting the size also clears what another picture left.
  small.width = Math.round(canvas.width * factor);
  small.height = Math.round(canvas.height * factor);
  smallContext.imageSmoothingQuality = 'high';
  smallContext.drawImage(canvas, 0, 0, small.width, small.height);
  return lumaOf(smallContext.getImageData(0, 0, small.width, small.height));
};

const firstLook: ReaderOptions = {
  formats: [...badgeFormats],
  // The fast mode loses turned Data Matrix and PDF417.
  tryHarder: true,
  tryRotate: true,
  maxNumberOfSymbols: 4,
};

const read = async (picture: ImageData, options: ReaderOptions): Promise<ReadResult[]> =>
  (await readBarcodes(picture, { ...options, textMode: 'Plain' })).filter(({ isValid }) => isValid);

/** Around a symbol, with the white that it needs at both ends. */
const areaOf = ({ position }: ReadResult): Area => {
  const corners = [position.topLeft, position.topRight, position.bottomLeft, position.bottomRight];
  const margin = 40;
  const left = Math.max(0, Math.min(...corners.map(({ x }) => x)) - margin);
  const top = Math.max(0, Math.min(...corners.map(({ y }) => y)) - margin);
  const right = Math.min(canvas.width, Math.max(...corners.map(({ x }) => x)) + margin);
  const bottom = Math.min(canvas.height, Math.max(...corners.map(({ y }) => y)) + margin);
  return { left, top, width: right - left, height: bottom - top };
};

const isSame = (one: Uint8Array, other: Uint8Array): boolean =>
  one.length === other.length && one.every((byte, at) => byte === other[at]);

/** So far turned, other rows of pixels cross the bars, and all bars still. */
const otherRowsDegrees = 3;

/**
 * Linear codes have a weak check sum or none, and a decoder now and then invents a text: one counts only when
 * other rows of pixels say the same.
 */
const isSure = async (result: ReadResult): Promise<boolean> => {
  if (result.symbology !== 'Code39' && result.symbology !== 'Code128') return true;
  const around = pictureOf(turned(lumaOf(pixelsIn(areaOf(result))), otherRowsDegrees));
  const again = await read(around, { ...firstLook, formats: [result.symbology] });
  return again.some(({ bytes }) => isSame(bytes, result.bytes));
};

const asUtf8 = (bytes: Uint8Array): string | null => {
  try {
    return new TextDecoder('utf-8', { fatal: true, ignoreBOM: true }).decode(bytes);
  } catch {
    return null;
  }
};

/** Bytes alone do not tell a character set that a symbol switches to (ECI), nor Japanese in one without Unicode. */
const textOf = ({ bytes, text, hasECI }: ReadResult): string | null => {
  const unicode = asUtf8(bytes);
  if (unicode === text || (unicode !== null && !hasECI)) return null;
  return hasECI || /[^\0-\xff]/.test(text) ? text : null;
};

const readingsOf = (results: ReadResult[]): Reading[] =>
  results.flatMap((result) => {
    const symbology = symbologyName(result);
    return symbology ? [{ bytes: Uint8Array.from(result.bytes), symbology, text: textOf(result) }] : [];
  });

/** The picture that gave nothing at first. */
interface Unread {
  grey: Luma;
  looksLeft: number;
  /** When the next picture may be there. */
  untilMs: number;
}
let unread: Unread | null = null;
/** Goes on from picture to picture: of a film, each has time for a few looks only. */
let nextLook = 0;
/** How long the last second look took. On a slow tablet one may take longer than there is time. */
let lookMs = 0;
let picturesWithoutLook = 0;
const mostWithoutLook = 5;

/** The next picture must not wait, but for once in a while where no look would ever fit. */
const isTimeFor = ({ untilMs }: Unread): boolean =>
  performance.now() + lookMs <= untilMs || picturesWithoutLook > mostWithoutLook;

/** One second look, and the next one after the messages that have come meanwhile. */
const lookAgain = async (): Promise<void> => {
  const picture = unread;
  const look = secondLooks[nextLook];
  if (!picture || !look || !isTimeFor(picture)) return;
  const startedMs = performance.now();
  nextLook = (nextLook + 1) % secondLooks.length;
  picturesWithoutLook = 0;
  const readings = await look(picture.grey, async (grey, options) =>
    readingsOf(await read(pictureOf(grey), options)),
  );
  lookMs = performance.now() - startedMs;
  if (unread !== picture) return;
  picture.looksLeft -= 1;
  if (readings.length > 0) answer({ late: readings });
  else if (picture.looksLeft === 0) answer({ exhausted: true });
  unread = readings.length > 0 || picture.looksLeft === 0 ? null : picture;
  setTimeout(() => void lookAgain().catch(fail));
};

const motion = watchMotion();

const lookAt = async ({ picture, onlyIfMoved, spareMs }: PictureToDecode): Promise<void> => {
  const hasMoved = motion.hasMoved(picture);
  const untilMs = performance.now() + spareMs;
  if (onlyIfMoved && !hasMoved) {
    picture.close();
    answer({ readings: [], hasMoved });
    if (unread) unread.untilMs = untilMs;
  } else {
    unread = null;
    draw(picture);
    const { width, height } = canvas;
    const found = await read(pixelsIn({ left: 0, top: 0, width, height }), firstLook);
    const sure: ReadResult[] = [];
    for (const result of found) if (await isSure(result)) sure.push(result);
    answer({ readings: readingsOf(sure), hasMoved });
    picturesWithoutLook += 1;
    if (sure.length === 0 && spareMs > 0) {
      unread = { grey: smallGrey(), looksLeft: secondLooks.length, untilMs };
    }
  }
  setTimeout(() => void lookAgain().catch(fail));
};

addEventListener('message', ({ data }: MessageEvent<PictureToDecode>) => void lookAt(data).catch(fail));

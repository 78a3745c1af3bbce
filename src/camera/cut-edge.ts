/**
 * PDF417 without its left edge: a clip, a thumb or the picture's border covers it. ZXing-C++ looks for the start
 * pattern first and gives up; the ZXing-JS that html5-qrcode brings also starts from the stop pattern. It gives text
 * only, so it counts only where text and bytes are the same. PDF417's check words leave nothing to chance.
 */
import type { Luma } from './luma.ts';
import type { Reading } from './reading.ts';

/** What we use of html5-qrcode's decoder; its own types leave the most of it out. */
interface ZxingJs {
  RGBLuminanceSource: new (shades: Uint8ClampedArray, width: number, height: number) => object;
  HybridBinarizer: new (source: object) => object;
  BinaryBitmap: new (binarizer: object) => object;
  PDF417Reader: new () => { decode(picture: object): { getText(): string } };
}

const isAscii = (text: string): boolean => /^\p{ASCII}+$/u.test(text);

/** What the code says, or nothing. */
export const readCutEdge = async ({ shades, width, height }: Luma): Promise<Reading[]> => {
  const library: unknown = await import('html5-qrcode/third_party/zxing-js.umd.js');
  const zxing = (library as { default: ZxingJs }).default;
  const source = new zxing.RGBLuminanceSource(shades, width, height);
  const picture = new zxing.BinaryBitmap(new zxing.HybridBinarizer(source));
  try {
    const text = new zxing.PDF417Reader().decode(picture).getText();
    const bytes = new TextEncoder().encode(text);
    return isAscii(text) ? [{ bytes, symbology: 'pdf417', text: null }] : [];
  } catch {
    // It throws where it finds nothing, and now and then over what it found.
    return [];
  }
};

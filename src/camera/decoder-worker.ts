/** The decoder in a thread of its own: ZXing-C++ as WebAssembly, bundled, never fetched from elsewhere. */
import { prepareZXingModule, readBarcodes } from 'zxing-wasm/reader';
import wasmUrl from 'zxing-wasm/reader/zxing_reader.wasm?url';
import { badgeFormats, type Reading, type Symbology, symbologyNames } from './reading.ts';

prepareZXingModule({
  overrides: { locateFile: (path: string) => (path.endsWith('.wasm') ? wasmUrl : path) },
  fireImmediately: true,
}).catch((error: unknown) => postMessage({ failed: String(error) }));

const canvas = new OffscreenCanvas(1, 1);
const context = canvas.getContext('2d', { willReadFrequently: true });

const pixelsOf = (frame: ImageBitmap): ImageData | null => {
  const { width, height } = frame;
  if (canvas.width !== width || canvas.height !== height) Object.assign(canvas, { width, height });
  context?.drawImage(frame, 0, 0);
  frame.close();
  return context?.getImageData(0, 0, width, height) ?? null;
};

const isBadgeSymbology = (name: string): name is Symbology => name in symbologyNames;

const decode = async (frame: ImageBitmap): Promise<Reading[]> => {
  const pixels = pixelsOf(frame);
  if (!pixels) return [];
  const results = await readBarcodes(pixels, {
    formats: badgeFormats,
    // The fast mode loses turned Data Matrix and PDF417.
    tryHarder: true,
    tryRotate: true,
    maxNumberOfSymbols: 4,
  });
  return results.flatMap(({ isValid, bytes, symbology }) =>
    isValid && isBadgeSymbology(symbology)
      ? [{ bytes: Uint8Array.from(bytes), symbology: symbologyNames[symbology] }]
      : [],
  );
};

addEventListener('message', ({ data }: MessageEvent<ImageBitmap>) => {
  decode(data).then(
    (readings) => postMessage({ readings }),
    (error: unknown) => postMessage({ failed: String(error) }),
  );
});

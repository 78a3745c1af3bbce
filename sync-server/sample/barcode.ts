import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { prepareZXingModule, writeBarcode } from 'zxing-wasm/writer';
import type { SampleBadge } from './badges.ts';

/** Bytes of the encoder; without them the package would fetch it from the network. */
const readEncoder = (): ArrayBuffer => {
  const file = createRequire(import.meta.url).resolve('zxing-wasm/writer/zxing_writer.wasm');
  return Uint8Array.from(readFileSync(file)).buffer;
};

let encoder: Promise<unknown> | null = null;
const encoderReady = (): Promise<unknown> => {
  encoder ??= prepareZXingModule({ overrides: { wasmBinary: readEncoder() }, fireImmediately: true });
  return encoder;
};

/** Error correction as badges usually have it; not every scanner reads a Data Matrix that is no square. */
const encoderOptions: Readonly<Record<SampleBadge['symbology'], string>> = {
  QRCode: 'ecLevel=M',
  DataMatrix: 'forceSquare',
  PDF417: '',
  Aztec: '',
  Code128: '',
  Code39: '',
};

/** Modules of white that a reader wants around the code: bars left and right ten, QR codes four all round. */
const quietZone = (symbology: SampleBadge['symbology']): { x: number; y: number } =>
  symbology === 'Code128' || symbology === 'Code39' ? { x: 10, y: 2 } : { x: 4, y: 4 };

interface Modules {
  /** One byte a module, 0 is black. */
  data: Uint8ClampedArray;
  width: number;
  height: number;
}

/** Rows as text, `#` for black; equal rows below each other are one band. */
const bandsOf = ({ data, width, height }: Modules): { row: string; y: number; tall: number }[] => {
  const bands: { row: string; y: number; tall: number }[] = [];
  for (let y = 0; y < height; y += 1) {
    const modules = data.subarray(y * width, (y + 1) * width);
    const row = Array.from(modules, (module) => (module === 0 ? '#' : ' ')).join('');
    const above = bands.at(-1);
    if (above?.row === row) above.tall += 1;
    else bands.push({ row, y, tall: 1 });
  }
  return bands;
};

/** One rectangle for each run of black in each band. */
const pathOf = (modules: Modules): string =>
  bandsOf(modules)
    .flatMap(({ row, y, tall }) =>
      [...row.matchAll(/#+/g)].map(
        ({ index, 0: run }) => `M${index} ${y}h${run.length}v${tall}h-${run.length}z`,
      ),
    )
    .join('');

/** The badge's code as an SVG picture, black on white with its quiet zone; one unit is one module. */
export const badgeSvg = async (badge: Pick<SampleBadge, 'payload' | 'symbology'>): Promise<string> => {
  await encoderReady();
  const { symbol, error } = await writeBarcode(badge.payload, {
    format: badge.symbology,
    options: encoderOptions[badge.symbology],
  });
  if (error) throw new Error(`${badge.symbology} cannot hold this payload: ${error}`);
  const quiet = quietZone(badge.symbology);
  const width = symbol.width + 2 * quiet.x;
  const height = symbol.height + 2 * quiet.y;
  return [
    `<svg xmlns="http://www.w3.org/2000/svg" viewBox="${-quiet.x} ${-quiet.y} ${width} ${height}"`,
    ` width="${width * 4}" height="${height * 4}" shape-rendering="crispEdges">`,
    `<path fill="#fff" d="M${-quiet.x} ${-quiet.y}h${width}v${height}h-${width}z"/>`,
    `<path d="${pathOf(symbol)}"/></svg>`,
  ].join('');
};

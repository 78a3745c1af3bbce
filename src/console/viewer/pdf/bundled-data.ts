/** What pdf.js asks for beside its program: all of it from our own server, by addresses that the build gave out. */

// Fonts that every reader has, tables of Asian letters, and decoders of pictures that faxes and scanners make.
const found: Record<string, string> = import.meta.glob(
  [
    '/node_modules/pdfjs-dist/standard_fonts/*.{pfb,ttf}',
    '/node_modules/pdfjs-dist/cmaps/*.bcmap',
    '/node_modules/pdfjs-dist/wasm/{openjpeg,jbig2}.wasm',
  ],
  { query: '?url', import: 'default', eager: true },
);

const addresses = new Map(
  Object.entries(found).map(([path, address]) => [path.slice(path.lastIndexOf('/') + 1), address]),
);

/** In the shape of pdf.js's own, which would put a file's name behind an address. */
export class BundledData {
  async fetch({ filename }: { filename: string }): Promise<Uint8Array> {
    const address = addresses.get(filename);
    if (address === undefined) throw new Error(`${filename} is not part of this program`);
    const response = await fetch(address);
    if (!response.ok) throw new Error(`${filename} was not answered`);
    return new Uint8Array(await response.arrayBuffer());
  }
}

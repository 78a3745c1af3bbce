/** What stands on the pages of a PDF, read from its content streams: without spaces, in the order in which it is drawn. */
import {
  decodePDFRawStream,
  PDFArray,
  PDFDict,
  PDFDocument,
  PDFName,
  type PDFPage,
  PDFRawStream,
} from '@cantoo/pdf-lib';

type Glyphs = Map<number, string>;

const textOfStream = (stream: unknown): string =>
  stream instanceof PDFRawStream ? Buffer.from(decodePDFRawStream(stream).decode()).toString('latin1') : '';

const charactersOf = (hex: string): string => Buffer.from(hex, 'hex').swap16().toString('utf16le');

/** Which glyph of a font is which text: the font's ToUnicode map (PDF 32000-1, 9.10.3), as pdfkit writes it. */
const glyphsOf = (font: PDFDict): Glyphs => {
  const map = textOfStream(font.lookup(PDFName.of('ToUnicode')));
  const glyphs: Glyphs = new Map();
  for (const [, from = '', , list = ''] of map.matchAll(/<([0-9a-f]+)> <([0-9a-f]+)> \[([^\]]*)\]/gi))
    for (const [nth, [, hex = '']] of [...list.matchAll(/<([0-9a-f]+)>/gi)].entries())
      glyphs.set(Number.parseInt(from, 16) + nth, charactersOf(hex));
  return glyphs;
};

const shownText = (hex: string, glyphs: Glyphs | undefined): string =>
  (hex.match(/.{4}/g) ?? []).map((glyph) => glyphs?.get(Number.parseInt(glyph, 16)) ?? '?').join('');

const textOfPage = (page: PDFPage): string => {
  const fonts = new Map<string, Glyphs>();
  const resources = page.node.Resources()?.lookup(PDFName.of('Font'));
  if (resources instanceof PDFDict)
    for (const [name] of resources.entries()) {
      const font = resources.lookup(name);
      if (font instanceof PDFDict) fonts.set(name.asString().slice(1), glyphsOf(font));
    }
  const contents = page.node.Contents();
  const streams =
    contents instanceof PDFArray ? contents.asArray().map((_, nth) => contents.lookup(nth)) : [contents];
  let glyphs: Glyphs | undefined;
  let text = '';
  for (const [token, font, hex] of streams
    .map(textOfStream)
    .join('\n')
    .matchAll(/\/(\S+) [\d.]+ Tf|<([0-9a-f]+)>/gi)) {
    if (font !== undefined && token.endsWith('Tf')) glyphs = fonts.get(font);
    else if (hex !== undefined) text += shownText(hex, glyphs);
  }
  return text;
};

export const textOfPdf = async (bytes: Uint8Array): Promise<string> => {
  const pages = (await PDFDocument.load(bytes)).getPages();
  return pages
    .map(textOfPage)
    .join('\n')
    .replaceAll(/[^\S\n]/g, '');
};

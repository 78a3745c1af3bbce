/** Evidence as people send it: a photo of a name tag from a phone, a picture of a screen, a certificate as PDF. */
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { PDFDocument, PDFHexString, PDFName, type PDFPage, PDFString, StandardFonts } from '@cantoo/pdf-lib';
import type { Page } from '@playwright/test';

interface EvidenceFile {
  name: string;
  mimeType: string;
  buffer: Buffer;
}

/** As large as a phone takes them; `page` only draws it. */
export const photoOfTag = async (page: Page, who: string): Promise<EvidenceFile> => {
  const url = await page.evaluate((name) => {
    const canvas = document.createElement('canvas');
    [canvas.width, canvas.height] = [4_000, 3_000];
    const pen = canvas.getContext('2d');
    if (!pen) throw new Error('no canvas');
    const light = pen.createLinearGradient(0, 0, 4_000, 3_000);
    light.addColorStop(0, '#8a6f52');
    light.addColorStop(1, '#3d2f22');
    pen.fillStyle = light;
    pen.fillRect(0, 0, 4_000, 3_000);
    pen.rotate(-0.04);
    pen.fillStyle = '#fbfaf5';
    pen.fillRect(700, 600, 2_500, 1_800);
    pen.fillStyle = '#0b4f8a';
    pen.fillRect(700, 600, 2_500, 420);
    pen.fillStyle = '#ffffff';
    pen.font = '200px sans-serif';
    pen.fillText('CLEANING EXPO', 860, 880);
    pen.fillStyle = '#111111';
    pen.font = 'bold 290px sans-serif';
    for (const [line, word] of name.split(' ').entries()) pen.fillText(word, 860, 1_420 + line * 330);
    pen.font = '130px sans-serif';
    pen.fillText('Reno, 23 – 25 November 2026', 860, 2_240);
    return canvas.toDataURL('image/jpeg', 0.92);
  }, who);
  return {
    name: 'IMG_2041.JPG',
    mimeType: 'image/jpeg',
    buffer: Buffer.from(url.split(',')[1] ?? '', 'base64'),
  };
};

export const pictureOfScreen = (): EvidenceFile => ({
  name: 'registration.png',
  mimeType: 'image/png',
  buffer: readFileSync(
    join(import.meta.dirname, '..', '..', 'docs', 'screenshots', 'kiosk-name-portrait-light.png'),
  ),
});

export const certificate = async (who: string): Promise<EvidenceFile> => {
  const document = await PDFDocument.create();
  const font = await document.embedFont(StandardFonts.Helvetica);
  const page = document.addPage([595, 842]);
  page.drawText('Certificate of attendance', { x: 90, y: 700, size: 30, font });
  page.drawText(who, { x: 90, y: 620, size: 24, font });
  page.drawText('Cleaning Expo, 23 to 25 November 2026', { x: 90, y: 570, size: 14, font });
  return {
    name: 'certificate.pdf',
    mimeType: 'application/pdf',
    buffer: Buffer.from(await document.save()),
  };
};

const pdfFile = (name: string, bytes: Uint8Array): EvidenceFile => ({
  name,
  mimeType: 'application/pdf',
  buffer: Buffer.from(bytes),
});

/** What a reader must ask its server for: a fax, and Japanese in a font that is not in the file. */
const addFaxAndJapanese = ({ context }: PDFDocument, page: PDFPage): void => {
  // Sixty-four lines, each like the one above it, which is white: told to mean black.
  const fax = context.stream(new Uint8Array([255, 255, 255, 255, 255, 255, 255, 255, 0, 16, 1]), {
    ...{ Type: 'XObject', Subtype: 'Image', Width: 64, Height: 64, BitsPerComponent: 1 },
    ...{ ColorSpace: 'DeviceGray', Filter: 'CCITTFaxDecode' },
    DecodeParms: { K: -1, Columns: 64, Rows: 64, BlackIs1: true },
  });
  page.node.setXObject(PDFName.of('Fax'), context.register(fax));
  const descriptor = {
    ...{ Type: 'FontDescriptor', FontName: 'HeiseiKakuGo-W5', Flags: 4, FontBBox: [-92, -250, 1_010, 922] },
    ...{ ItalicAngle: 0, Ascent: 752, Descent: -221, CapHeight: 737, StemV: 114 },
  };
  const letters = {
    ...{ Type: 'Font', Subtype: 'CIDFontType0', BaseFont: 'HeiseiKakuGo-W5' },
    CIDSystemInfo: { Registry: PDFString.of('Adobe'), Ordering: PDFString.of('Japan1'), Supplement: 2 },
    FontDescriptor: context.register(context.obj(descriptor)),
  };
  const font = {
    ...{ Type: 'Font', Subtype: 'Type0', BaseFont: 'HeiseiKakuGo-W5', Encoding: '90ms-RKSJ-H' },
    DescendantFonts: [context.register(context.obj(letters))],
  };
  page.node.setFontDictionary(PDFName.of('Kanji'), context.register(context.obj(font)));
  const japan = PDFHexString.of('93FA967B').toString();
  const drawing = `q 200 0 0 200 60 60 cm /Fax Do Q BT /Kanji 24 Tf 60 300 Td ${japan} Tj ET`;
  page.node.addContentStream(context.register(context.stream(drawing)));
};

/** Three pages, one of them on its side with a photo; and it would like to run something and to fetch something. */
export const programme = async (photo: Buffer): Promise<EvidenceFile> => {
  const document = await PDFDocument.create();
  const font = await document.embedFont(StandardFonts.TimesRoman);
  const picture = await document.embedJpg(photo);
  for (const [nth, size] of (
    [
      [595, 842],
      [842, 595],
      [595, 842],
    ] as [number, number][]
  ).entries()) {
    const page = document.addPage(size);
    page.drawText(`Programme, day ${nth + 1}`, { x: 60, y: size[1] - 90, size: 30, font });
    if (nth === 2) addFaxAndJapanese(document, page);
    if (nth === 1) page.drawImage(picture, { x: 60, y: 60, width: 400, height: 300 });
  }
  document.addJavaScript('start', 'app.launchURL("https://elsewhere.example/", true);');
  return pdfFile('programme.pdf', await document.save());
};

export const lockedPdf = async (): Promise<EvidenceFile> => {
  const document = await PDFDocument.create();
  document.addPage();
  document.encrypt({ userPassword: 'secret', ownerPassword: 'secret' });
  return pdfFile('locked.pdf', await document.save());
};

export const brokenPdf = (): EvidenceFile =>
  pdfFile('broken.pdf', Buffer.from(`%PDF-1.7\n${'nothing of this is one\n'.repeat(40)}`));

/** A page that draws a form twice, which draws a form twice, and so on: more than any computer draws in its life. */
export const endlessPdf = async (): Promise<EvidenceFile> => {
  const document = await PDFDocument.create();
  const page = document.addPage([400, 400]);
  const formOf = (content: string, inner?: ReturnType<typeof document.context.register>) =>
    document.context.register(
      document.context.stream(content, {
        Type: 'XObject',
        Subtype: 'Form',
        BBox: [0, 0, 400, 400],
        ...(inner && { Resources: { XObject: { Inner: inner } } }),
      }),
    );
  let form = formOf('0 0 10 10 re f');
  for (let depth = 0; depth < 60; depth++) form = formOf('/Inner Do /Inner Do', form);
  page.node.setXObject(PDFName.of('Inner'), form);
  page.node.addContentStream(document.context.register(document.context.stream('/Inner Do')));
  return pdfFile('endless.pdf', await document.save());
};

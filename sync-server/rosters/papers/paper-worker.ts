/** The thread in which PDFs are laid out: that takes time, and no request waits for it but the one that asked. */
import { readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { parentPort } from 'node:worker_threads';
import pdfmake from 'pdfmake';
import { blankDocument } from './blank-document.ts';
import { rosterDocument } from './document.ts';
import { otherFont, withOtherLetters } from './other-letters.ts';
import type { Paper } from './print.ts';
import { unpackWoff } from './woff.ts';

const font = (style: string): string =>
  fileURLToPath(import.meta.resolve(`pdfmake/fonts/Roboto/Roboto-${style}.ttf`));

const otherFile = `${otherFont}.ttf`;
const otherWoff = import.meta.resolve('@fontsource/unifont/files/unifont-latin-400-normal.woff');
// Files that are in memory only; the declared types leave them out.
const { virtualfs } = pdfmake as typeof pdfmake & {
  virtualfs: { writeFileSync: (name: string, bytes: Buffer) => void };
};
virtualfs.writeFileSync(otherFile, unpackWoff(readFileSync(fileURLToPath(otherWoff))));

pdfmake.setFonts({
  Roboto: {
    normal: font('Regular'),
    bold: font('Medium'),
    italics: font('Italic'),
    bolditalics: font('MediumItalic'),
  },
  [otherFont]: { normal: otherFile, bold: otherFile, italics: otherFile, bolditalics: otherFile },
});
// Nothing that somebody wrote on a roster makes this thread fetch or read anything: fonts are all that it needs.
pdfmake.setUrlAccessPolicy(() => false);
pdfmake.setLocalAccessPolicy((path) => path.endsWith('.ttf'));

parentPort?.on('message', async (paper: Paper) => {
  const document = paper.kind === 'roster' ? rosterDocument(paper) : blankDocument(paper);
  const bytes = await pdfmake.createPdf(withOtherLetters(document)).getBuffer();
  parentPort?.postMessage(new Uint8Array(bytes));
});

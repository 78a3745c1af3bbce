/** The thread in which PDFs are laid out: that takes time, and no request waits for it but the one that asked. */
import { fileURLToPath } from 'node:url';
import { parentPort } from 'node:worker_threads';
import pdfmake from 'pdfmake';
import { blankDocument } from './blank-document.ts';
import { rosterDocument } from './document.ts';
import type { Paper } from './print.ts';

const font = (style: string): string =>
  fileURLToPath(import.meta.resolve(`pdfmake/fonts/Roboto/Roboto-${style}.ttf`));

pdfmake.setFonts({
  Roboto: {
    normal: font('Regular'),
    bold: font('Medium'),
    italics: font('Italic'),
    bolditalics: font('MediumItalic'),
  },
});
// Nothing that somebody wrote on a roster makes this thread fetch or read anything: fonts are all that it needs.
pdfmake.setUrlAccessPolicy(() => false);
pdfmake.setLocalAccessPolicy((path) => path.endsWith('.ttf'));

parentPort?.on('message', async (paper: Paper) => {
  const document = paper.kind === 'roster' ? rosterDocument(paper) : blankDocument(paper);
  const bytes = await pdfmake.createPdf(document).getBuffer();
  parentPort?.postMessage(new Uint8Array(bytes));
});

/** The thread in which a PDF is laid out: that takes half a second, and no request waits for it. */
import { fileURLToPath } from 'node:url';
import { parentPort, workerData } from 'node:worker_threads';
import pdfmake from 'pdfmake';
import { type BlankPaper, blankDocument } from './blank-document.ts';
import { type RosterPaper, rosterDocument } from './document.ts';

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

const paper = workerData as RosterPaper | BlankPaper;
const document = paper.kind === 'roster' ? rosterDocument(paper) : blankDocument(paper);
const bytes = await pdfmake.createPdf(document).getBuffer();
parentPort?.postMessage(new Uint8Array(bytes));

/**
 * A stranger's PDF as pages to draw, in a chunk of its own. It is read in a worker that can be ended, draws on a canvas
 * and does nothing else: no scripts, no forms, no links, no addresses, nothing evaluated.
 */
import { getDocument, type PDFDocumentProxy, PDFWorker } from 'pdfjs-dist';
import workerAddress from 'pdfjs-dist/build/pdf.worker.min.mjs?url';
import { fail, type Result, succeed } from '#domain/result.ts';
import type { Size } from '../view.ts';
import { BundledData } from './bundled-data.ts';

export type PdfTrouble = 'locked' | 'broken' | 'too-slow';

export interface OpenPdf {
  pages: number;
  /** The size of a page, from 1 on, at a scale of 1. */
  sizeOf: (page: number) => Promise<Result<Size, PdfTrouble>>;
  /** Draws a page; a later call takes the place of an earlier one, which then answers as if it had drawn. */
  draw: (page: number, canvas: HTMLCanvasElement, width: number) => Promise<Result<null, PdfTrouble>>;
  /** Its words in reading order, as far as the file holds words. */
  textOf: (page: number) => Promise<string>;
  close: () => void;
}

/** For opening, and for each page: what takes longer was made to. */
const longestMs = 12_000;
/** Of a canvas: as sharp as any screen shows, 64 MB. */
const mostPixels = 16_000_000;
/** Of a picture within the PDF; a larger one is left out. */
const mostImagePixels = 64_000_000;
/** Longer sides a canvas of some browsers does not have. */
const longestSide = 8_192;
const mostLetters = 20_000;

const inTime = async <Value>(work: Promise<Value>): Promise<Result<Value, PdfTrouble>> => {
  let timer: ReturnType<typeof setTimeout> | undefined;
  const late = new Promise<Result<Value, PdfTrouble>>((resolve) => {
    timer = setTimeout(() => resolve(fail('too-slow')), longestMs);
  });
  const done = work.then(
    (value) => succeed(value),
    (error: unknown) =>
      fail<PdfTrouble>(error instanceof Error && error.name === 'PasswordException' ? 'locked' : 'broken'),
  );
  return Promise.race([done, late]).finally(() => clearTimeout(timer));
};

/** How much larger than its own size a page is drawn to be `width` wide, within the bounds of a canvas. */
const scaleFor = (page: Size, width: number): number =>
  Math.min(
    width / page.width,
    Math.sqrt(mostPixels / (page.width * page.height)),
    longestSide / Math.max(page.width, page.height),
  );

const pagesOf = (document: PDFDocumentProxy, close: () => void): OpenPdf => {
  let drawing: { cancel: () => void } | null = null;
  const drawOn = async (nth: number, canvas: HTMLCanvasElement, width: number): Promise<null> => {
    const page = await document.getPage(nth);
    const scale = scaleFor(page.getViewport({ scale: 1 }), width);
    drawing?.cancel();
    const task = page.render({ canvas, viewport: sized(canvas, page.getViewport({ scale })) });
    drawing = task;
    try {
      await task.promise;
    } catch (error) {
      if (drawing === task) throw error;
    }
    return null;
  };
  return {
    pages: document.numPages,
    sizeOf: (nth) =>
      inTime(
        document.getPage(nth).then((page) => {
          const { width, height } = page.getViewport({ scale: 1 });
          return { width, height };
        }),
      ),
    draw: (nth, canvas, width) => inTime(drawOn(nth, canvas, width)),
    textOf: async (nth) => {
      const content = await inTime(document.getPage(nth).then((page) => page.getTextContent()));
      if (!content.ok) return '';
      const words = content.value.items.map((item) =>
        'str' in item ? `${item.str}${item.hasEOL ? '\n' : ''}` : '',
      );
      return words.join('').trim().slice(0, mostLetters);
    },
    close,
  };
};

const sized = <Viewport extends Size>(canvas: HTMLCanvasElement, viewport: Viewport): Viewport => {
  [canvas.width, canvas.height] = [Math.ceil(viewport.width), Math.ceil(viewport.height)];
  return viewport;
};

export const openPdf = async (data: ArrayBuffer): Promise<Result<OpenPdf, PdfTrouble>> => {
  const port = new Worker(workerAddress, { type: 'module' });
  const worker = PDFWorker.create({ port });
  const task = getDocument({
    data,
    worker,
    isEvalSupported: false,
    enableXfa: false,
    // Everything is here already, and what it names of other places is asked for nowhere.
    disableAutoFetch: true,
    disableStream: true,
    useWorkerFetch: false,
    BinaryDataFactory: BundledData,
    // The same on every computer.
    useSystemFonts: false,
    maxImageSize: mostImagePixels,
    // Nothing but errors, and those are told in words.
    verbosity: 0,
  });
  // The thread itself, too: one that is caught in a loop would not hear of it.
  const close = (): void => {
    port.terminate();
    void task.destroy().catch(() => undefined);
    worker.destroy();
  };
  const opened = await inTime(task.promise);
  if (opened.ok) return succeed(pagesOf(opened.value, close));
  close();
  return opened;
};

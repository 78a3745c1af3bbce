/**
 * `npm run --silent bench:scan -- --images DIR`: what the kiosk's decoder makes of photographs, beside html5-qrcode as
 * it comes. Both in Chromium. Last line: figures by set; not 0 when the kiosk read anything wrong.
 */
import { existsSync } from 'node:fs';
import { parseArgs } from 'node:util';
import { type Decoded, openDecodingPage } from './scan/decoding-page.ts';
import { findPictures, isSameText, type Picture } from './scan/pictures.ts';

const { values } = parseArgs({ options: { images: { type: 'string' } } });
const folder = values.images;
if (folder === undefined || !existsSync(folder)) {
  console.error(
    folder === undefined
      ? 'Name the folder: --images DIR, with DIR/<set>/<name>.png and <name>.txt in it.'
      : `There is no folder ${folder}.`,
  );
  process.exit(2);
}

const percentile = (sorted: number[], share: number): number =>
  sorted[Math.min(sorted.length - 1, Math.ceil(sorted.length * share) - 1)] ?? 0;

/** What one decoder made of a set. */
const createScore = () => {
  const times: number[] = [];
  let read = 0;
  let wrong = 0;
  return {
    /** Answers with the texts that the picture does not hold. */
    count: ({ expected }: Picture, { texts, ms }: Decoded): string[] => {
      const isTrue = (text: string): boolean => expected !== null && isSameText(expected, text);
      const invented = texts.filter((text) => !isTrue(text));
      times.push(ms);
      if (texts.some(isTrue)) read += 1;
      if (invented.length > 0) wrong += 1;
      return invented;
    },
    figures: () => {
      const sorted = times.toSorted((a, b) => a - b);
      const round = (ms: number): number => Math.round(ms * 10) / 10;
      return { read, wrong, p50ms: round(percentile(sorted, 0.5)), p95ms: round(percentile(sorted, 0.95)) };
    },
  };
};

const measureSet = async (
  set: string,
  pictures: Picture[],
  page: Awaited<ReturnType<typeof openDecodingPage>>,
) => {
  const [ours, stock] = [createScore(), createScore()];
  for (const picture of pictures) {
    const decoded = await page.kiosk(picture.file);
    const name = picture.file.slice(folder?.length).replace(/^[/\\]/, '');
    for (const text of ours.count(picture, decoded)) console.error(`WRONG ${name}: ${JSON.stringify(text)}`);
    if (picture.expected !== null && decoded.texts.length === 0) console.error(`not read: ${name}`);
    stock.count(picture, await page.stock(picture.file));
  }
  const { p95ms: _, ...stockFigures } = stock.figures();
  return { set, images: pictures.length, ...ours.figures(), stock: stockFigures };
};

const pictures = findPictures(folder, console.error);
if (pictures.length === 0) {
  console.error(`There is nothing to measure in ${folder}: it needs DIR/<set>/<name>.png with <name>.txt.`);
  process.exit(2);
}
const page = await openDecodingPage();
try {
  const sets = [];
  for (const [set, some] of Map.groupBy(pictures, (picture) => picture.set)) {
    sets.push(await measureSet(set, some, page));
  }
  console.table(
    sets.map(({ stock, ...ours }) => ({ ...ours, stockRead: stock.read, stockWrong: stock.wrong })),
  );
  console.log(JSON.stringify({ sets }));
  process.exitCode = sets.some(({ wrong }) => wrong > 0) ? 1 : 0;
} finally {
  await page.close();
}

/**
 * Names in letters that the papers' usual font does not have: 田中, 김, משה. They are set in Unifont, which has nearly all
 * of the Basic Multilingual Plane: its letters are coarse, but an office can read and file them. Pure.
 */
import type { Content, TDocumentDefinitions } from 'pdfmake/interfaces.js';

export const otherFont = 'Unifont';

/** Punctuation that all scripts share stands in the usual font, unless it belongs to those of East Asia (from U+2E80 on). */
const other =
  '(?:(?![\\p{Script=Latin}\\p{Script=Greek}\\p{Script=Cyrillic}\\p{Script=Common}\\p{Script=Inherited}])|(?=[\\u2e80-\\u{10ffff}]))';
const words = new RegExp(`((?:${other}\\P{White_Space})+(?:\\s+(?:${other}\\P{White_Space})+)*)`, 'u');
const writtenLeftwards = /^[\p{Script=Arabic}\p{Script=Hebrew}\p{Script=Syriac}\p{Script=Thaana}\s]+$/u;

const letters = new Intl.Segmenter('und', { granularity: 'grapheme' });
/** What lays papers out draws every line from the left. */
const inLineOrder = (text: string): string =>
  writtenLeftwards.test(text)
    ? [...letters.segment(text)]
        .map(({ segment }) => segment)
        .toReversed()
        .join('')
    : text;

const runsOf = (text: string): Content =>
  // Every second part is what was looked for.
  text.split(words).map((run, nth) => (nth % 2 === 0 ? run : { text: inLineOrder(run), font: otherFont }));

const fontsIn = (content: unknown): unknown => {
  if (typeof content === 'string') return words.test(content) ? { text: runsOf(content) } : content;
  if (Array.isArray(content)) return content.map(fontsIn);
  if (typeof content !== 'object' || content === null) return content;
  const node: Record<string, unknown> = { ...content };
  for (const part of ['text', 'stack', 'columns', 'body', 'table'])
    if (part in node) node[part] = fontsIn(node[part]);
  return node;
};

/** The same document, with a font for every letter of its content and its footer. */
export const withOtherLetters = (document: TDocumentDefinitions): TDocumentDefinitions => {
  const { footer } = document;
  return {
    ...document,
    content: fontsIn(document.content) as Content,
    ...(typeof footer === 'function' && {
      footer: (...page: Parameters<typeof footer>) => fontsIn(footer(...page)) as Content,
    }),
  };
};

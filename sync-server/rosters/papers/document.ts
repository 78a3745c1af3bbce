/** From the content of a roster to the pages of its PDF: a layout that an office files. Pure. */
import type { Content, TableCell, TDocumentDefinitions } from 'pdfmake/interfaces.js';
import { writeCec } from '#domain/credit/amount.ts';
import { type PaperFigures, printedPaperCode } from '#domain/roster/paper-check.ts';
import type { DrawnSignature } from '#domain/rosters-api.ts';
import { figuresOf, nameOf, type PaperContent } from './content.ts';
import { examOf, hoursOf, longDay, markOf, moment, purposeOf, shortDay } from './words.ts';

export interface RosterPaper {
  kind: 'roster';
  content: PaperContent;
  code: string;
  /** What the QR code leads to. */
  checkUrl: string;
  printedAt: string;
}

/** More days are printed as further tables. */
const daysAcross = 5;

type Person = PaperContent['people'][number];

/** A signature, at most so many points wide and high. */
const drawing = (signature: DrawnSignature | null, width: number, height: number): Content => {
  if (signature === null) return '';
  if (signature.path === '') return { text: 'on paper', style: 'quiet' };
  const svg = `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 ${signature.width} ${signature.height}"><path d="${signature.path}" fill="none" stroke="#0b0c0c" stroke-width="2.5" stroke-linecap="round" stroke-linejoin="round"/></svg>`;
  return { svg, fit: [width, height] };
};

const fact = (name: string, value: string): TableCell[] => [
  { text: name, style: 'quiet' },
  { text: value === '' ? '–' : value },
];

export const classFacts = ({ event, plan }: Pick<PaperContent, 'event' | 'plan'>): Content => ({
  columns: [
    {
      layout: 'noBorders',
      table: {
        body: [
          fact('School', plan.school),
          fact('Instructor', plan.instructor),
          fact('Category', plan.category ?? ''),
          fact('Language', plan.language),
        ],
      },
    },
    {
      layout: 'noBorders',
      table: {
        body: [
          fact('Held', plan.delivery === 'live-stream' ? 'By live stream' : 'In person'),
          fact('Place', event.place),
          fact('Time zone', event.timeZone),
          fact(
            'Credit',
            event.approvedValue === null
              ? 'by minutes attended'
              : `by minutes, at most ${writeCec(event.approvedValue)} CEC`,
          ),
        ],
      },
    },
    {
      width: '*',
      layout: 'noBorders',
      table: {
        body: plan.days.map((day): TableCell[] => [
          { text: longDay(day.date), noWrap: true },
          {
            text: `${hoursOf(day)} (${event.days.find(({ date }) => date === day.date)?.minutes ?? 0} min)`,
          },
        ]),
      },
    },
  ],
  columnGap: 18,
  margin: [0, 0, 0, 12],
});

const head = (text: string): TableCell => ({ text, style: 'head' });
const numberHead = (text: string): TableCell => ({ text, style: 'head', alignment: 'right' });

const dayCell = ({ marks, minutes, signature }: Person['days'][number], isDaily: boolean): TableCell => ({
  stack: [
    {
      text: [
        { text: marks.map(markOf).join(' / '), bold: marks.length > 1 },
        ...(minutes > 0 ? [{ text: `  ${minutes} min`, style: 'quiet' }] : []),
      ],
    },
    ...(isDaily && signature ? [drawing(signature, 78, 18)] : []),
  ],
});

const personCell = ({ claim, identityChecked, note }: Person): TableCell => ({
  stack: [
    { text: nameOf(claim), bold: true },
    {
      text: [claim.registrant_number, claim.email, identityChecked ? 'photo ID seen' : undefined]
        .filter(Boolean)
        .join(' · '),
      style: 'quiet',
    },
    ...(note === '' ? [] : [{ text: note, style: 'quiet', italics: true }]),
  ],
});

const chunks = <Item>(items: readonly Item[], size: number): Item[][] =>
  Array.from({ length: Math.ceil(items.length / size) }, (_, nth) =>
    items.slice(nth * size, (nth + 1) * size),
  );

/** People by the days of one table; sums stand in the last. */
const peopleTable = (content: PaperContent, dates: readonly string[], isLast: boolean): Content => {
  const { people, plan } = content;
  const isOnce = plan.signatures === 'once';
  const sums = (person: Person): TableCell[] => [
    ...(isOnce ? [{ stack: [drawing(person.signature, 78, 18)] }] : []),
    { text: String(person.minutes), alignment: 'right' as const },
    { text: writeCec(person.cec), alignment: 'right' as const, bold: true },
    { text: examOf(person) },
  ];
  return {
    margin: [0, 0, 0, 12],
    layout: 'lightHorizontalLines',
    table: {
      headerRows: 1,
      dontBreakRows: true,
      widths: [14, '*', 48, ...dates.map(() => 84), ...(isLast ? [...(isOnce ? [84] : []), 40, 28, 52] : [])],
      body: [
        [
          head(''),
          head('Person'),
          head('Came for'),
          ...dates.map((date) => head(shortDay(date))),
          ...(isLast
            ? [
                ...(isOnce ? [head('Signature')] : []),
                numberHead('Minutes'),
                numberHead('CEC'),
                head('For the exam'),
              ]
            : []),
        ],
        ...people.map((person, nth): TableCell[] => [
          { text: String(nth + 1), style: 'quiet' },
          personCell(person),
          { text: purposeOf(person) },
          ...dates.map((date): TableCell => {
            const day = person.days.find((one) => one.date === date);
            return day ? dayCell(day, !isOnce) : { text: '' };
          }),
          ...(isLast ? sums(person) : []),
        ]),
      ],
    },
  };
};

const attestation = ({ closing, event }: PaperContent): Content =>
  closing === null
    ? { text: 'This roster is not closed: nobody attested it, and it earns nothing yet.', style: 'warning' }
    : {
        stack: [
          { text: 'Attestation', style: 'section' },
          { text: closing.sentence, margin: [0, 0, 0, 4] },
          drawing(closing.signature, 150, 44),
          { text: `${closing.name}, ${moment(closing.at, event.timeZone)}`, margin: [0, 2, 0, 0] },
        ],
        unbreakable: true,
      };

const figuresText = ({ people, minutes, cec, signatures }: PaperFigures): string =>
  [
    people === 1 ? '1 person' : `${people} people`,
    `${minutes} minutes`,
    `${writeCec(cec)} CEC together`,
    signatures === 1 ? '1 signature' : `${signatures} signatures`,
  ].join(', ');

const check = ({ code, checkUrl, printedAt, content }: RosterPaper): Content => ({
  columns: [
    { qr: checkUrl, fit: 74, width: 'auto' },
    {
      stack: [
        { text: 'Is this paper ours, and still true?', style: 'section' },
        { text: `Scan the code, or go to ${checkUrl.replace(/#.*/, '')} and type` },
        { text: printedPaperCode(code), style: 'code' },
        { text: `It says: ${figuresText(figuresOf(content))}.` },
        { text: `Printed ${moment(printedAt, content.event.timeZone)}`, style: 'quiet' },
      ],
    },
  ],
  columnGap: 12,
});

const paperStyles = {
  title: { fontSize: 17, bold: true },
  section: { fontSize: 11, bold: true, margin: [0, 0, 0, 3] as [number, number, number, number] },
  head: { fontSize: 8, bold: true, color: '#45494d' },
  quiet: { fontSize: 7.5, color: '#45494d' },
  warning: { bold: true, color: '#942514' },
  code: { fontSize: 15, bold: true, characterSpacing: 1 },
};

export const pageOf = (title: string, footer: string): Omit<TDocumentDefinitions, 'content'> => ({
  pageSize: 'LETTER',
  pageOrientation: 'landscape',
  pageMargins: [36, 36, 36, 44],
  info: { title, creator: 'Rollcall' },
  defaultStyle: { font: 'Roboto', fontSize: 9 },
  styles: paperStyles,
  footer: (page, pages) => ({
    columns: [
      { text: footer, style: 'quiet' },
      { text: `Page ${page} of ${pages}`, style: 'quiet', alignment: 'right' },
    ],
    margin: [36, 12, 36, 0],
  }),
});

/** The filled roster. */
export const rosterDocument = (paper: RosterPaper): TDocumentDefinitions => {
  const { content, code } = paper;
  const tables = chunks(
    content.plan.days.map(({ date }) => date),
    daysAcross,
  );
  const title = `Class roster: ${content.event.name}`;
  return {
    ...pageOf(title, `${title} · ${printedPaperCode(code)}`),
    content: [
      { text: 'Class roster', style: 'quiet' },
      { text: content.event.name, style: 'title', margin: [0, 0, 0, 8] },
      classFacts(content),
      ...(content.closing === null ? [attestation(content)] : []),
      ...tables.map((dates, nth) => peopleTable(content, dates, nth === tables.length - 1)),
      {
        columns: [content.closing === null ? { text: '' } : attestation(content), check(paper)],
        columnGap: 24,
        unbreakable: true,
      },
    ],
  };
};

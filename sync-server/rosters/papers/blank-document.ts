/** An empty roster for a class without a device: a row a person, each with a code by which the office finds it again. */
import type { Content, TableCell, TDocumentDefinitions } from 'pdfmake/interfaces.js';
import { nameOf, type PaperContent } from './content.ts';
import { classFacts, pageOf } from './document.ts';
import { purposeOf, shortDay } from './words.ts';

export interface BlankPaper {
  kind: 'blank';
  content: Pick<PaperContent, 'event' | 'plan' | 'people'>;
  /** Codes of the rows without a name, for who comes unexpected. */
  walkIns: string[];
}

const daysAcross = 5;

const head = (text: string): TableCell => ({ text, style: 'head' });

const tableOf = ({ content, walkIns }: BlankPaper, dates: readonly string[], isFirst: boolean): Content => {
  const empty = (): TableCell[] => dates.map(() => ({ text: '' }));
  return {
    margin: [0, 0, 0, 14],
    ...(isFirst ? {} : { pageBreak: 'before' as const }),
    table: {
      headerRows: 1,
      dontBreakRows: true,
      heights: (row) => (row === 0 ? 14 : 38),
      widths: [40, 150, 58, ...dates.map(() => '*')],
      body: [
        [
          head('Row'),
          head('Name, number, e-mail'),
          head('Exam or credit only'),
          ...dates.map((date) => head(`${shortDay(date)}: times and signature`)),
        ],
        ...content.people.map((person): TableCell[] => [
          { qr: person.person, fit: 38 },
          {
            stack: [
              { text: nameOf(person.claim), bold: true },
              {
                text: [person.claim.registrant_number, person.claim.email].filter(Boolean).join(' · '),
                style: 'quiet',
              },
            ],
          },
          { text: person.purpose === null ? '' : purposeOf(person) },
          ...empty(),
        ]),
        ...walkIns.map((code): TableCell[] => [
          { qr: code, fit: 38 },
          { text: '' },
          { text: '' },
          ...empty(),
        ]),
      ],
    },
  };
};

const attestation: Content = {
  unbreakable: true,
  stack: [
    { text: 'Attestation', style: 'section' },
    {
      text: 'Everybody marked here was in class on the days and at the times as marked, and signed themselves.',
      margin: [0, 0, 0, 26],
    },
    { canvas: [{ type: 'line', x1: 0, y1: 0, x2: 320, y2: 0, lineWidth: 0.7 }] },
    { text: 'The instructor’s name, signature and date', style: 'quiet' },
  ],
};

export const blankDocument = (paper: BlankPaper): TDocumentDefinitions => {
  const { content } = paper;
  const dates = content.plan.days.map(({ date }) => date);
  const title = `Roster to fill in: ${content.event.name}`;
  const parts = Array.from({ length: Math.ceil(dates.length / daysAcross) }, (_, nth) =>
    dates.slice(nth * daysAcross, (nth + 1) * daysAcross),
  );
  return {
    ...pageOf(title, `${title} · send the sheet, or photographs of it, to the office`),
    content: [
      { text: 'Class roster, to fill in by hand', style: 'quiet' },
      { text: content.event.name, style: 'title', margin: [0, 0, 0, 8] },
      classFacts(content),
      {
        text: 'For each person and day: tick who was present; write the times for who came late or left early; strike out who was absent. Each person signs in their own row.',
        margin: [0, 0, 0, 8],
      },
      ...parts.map((part, nth) => tableOf(paper, part, nth === 0)),
      attestation,
    ],
  };
};

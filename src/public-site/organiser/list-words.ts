/** What the reader found in a file, in the language that is spoken. A new code without words does not pass the compiler. */
import type { FileRefusal, ListProblem, RowProblem } from '#domain/list-problem.ts';
import { say } from '../../messages/index.ts';

/** Why a file is refused whole: a sentence. */
export const refusalText = (refusal: FileRefusal): string => say(`file.${refusal}`);

const columnText = ({ letters, header }: { letters: string; header: string }): string =>
  header === '' ? letters : say('organiser.column-called', { letters, header });

const placeText = ({ row, sheet }: { row: number; sheet: string | null }): string =>
  sheet === null
    ? say('organiser.place', { row: String(row) })
    : say('organiser.place-on-sheet', { row: String(row), sheet });

/** What the words for a problem have places for. */
const valuesOf = (problem: RowProblem): Record<string, string | number> => {
  switch (problem.code) {
    case 'above-header':
    case 'repeats-header':
    case 'tells-nobody':
    case 'no-person':
      return { text: problem.text };
    case 'did-not-come':
    case 'no-tick':
      return { text: problem.text, header: problem.header };
    case 'digits-lost':
    case 'no-minutes':
    case 'no-hours':
      return { text: problem.text, letters: problem.letters };
    case 'hidden-sheet':
    case 'other-sheet':
      return { count: problem.rows, text: problem.text };
    case 'no-header':
      return {
        columns: problem.columns
          .map(({ letters, meaning }) =>
            say('organiser.column-read-as', { letters, meaning: say(`meaning.${meaning}`) }),
          )
          .join(', '),
      };
    case 'second-columns':
    case 'unread-columns':
      return { columns: problem.columns.map(columnText).join(', ') };
    case 'same-person':
    case 'same-number':
      return { place: placeText(problem) };
    case 'cell-error':
      return { letters: problem.letters, error: problem.error };
    case 'formula-without-value':
      return { letters: problem.letters };
    case 'day-unclear':
      return { day: problem.day };
    case 'another-table':
    case 'nobody-below':
    case 'open-quote':
    case 'no-day-ticked':
      return {};
  }
};

/** What should be known about a row: to stand behind its number. */
export const problemText = ({ sheet, problem }: ListProblem): string => {
  const words = say(`problem.${problem.code}`, valuesOf(problem));
  return sheet === null ? words : say('organiser.on-sheet', { sheet, words });
};

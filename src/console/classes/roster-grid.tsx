import type { CalendarDay } from '#domain/calendar.ts';
import type { DayMark } from '#domain/roster/roster-change.ts';
import type { PersonOnRoster, RosterPage } from '#domain/rosters-api.ts';
import { claimName } from '../review/claim-name.ts';
import { cecText, cutDayText } from '../words.ts';
import { SignatureDrawing } from './signature-drawing.tsx';
import { markText } from './statement-words.ts';
import { cellKey, type Saying } from './use-say.ts';

/** A cell of the grid: a person by their row, a day by its column. */
export interface Cell {
  row: number;
  column: number;
}

const signs: Record<DayMark['is'], string> = { present: '✓', absent: '✕', partly: '◐', open: '·' };

const Mark = ({ mark }: { mark: DayMark }) => (
  <span class={`mark mark-${mark.is}`}>
    <span aria-hidden="true">{signs[mark.is]} </span>
    <span class={mark.is === 'partly' ? undefined : 'unseen'}>{markText(mark)}</span>
  </span>
);

const exams: Record<PersonOnRoster['exam'], string> = {
  eligible: 'may take it',
  'not-eligible': 'missed a day',
  open: 'open',
  none: 'not taken',
};

const known = (person: PersonOnRoster) => {
  const state = person.known?.state;
  if (!state) return <span class="quiet">not present yet</span>;
  switch (state.is) {
    case 'waiting':
      return <span class="quiet">looked up in a moment</span>;
    case 'matched':
      return (
        <a href={`/console/registrants/${encodeURIComponent(state.registrant.id)}`}>
          {state.registrant.name}, {state.registrant.registrantNumber}
        </a>
      );
    case 'review':
      return 'in review';
    case 'not-registrant':
      return 'not a registrant';
    case 'withdrawn':
      return 'withdrawn';
  }
};

/** Takes the keys to a cell of the grid, if there is one. */
export const focusCell = ({ row, column }: Cell): void =>
  document.querySelector<HTMLElement>(`[data-cell="${row} ${column}"]`)?.focus();

interface RowProps {
  person: PersonOnRoster;
  row: number;
  at: Cell | null;
  underWay: Saying['underWay'];
  onOpen: () => void;
  onFocus: (cell: Cell) => void;
  onKey: (cell: Cell, pressed: KeyboardEvent) => void;
}

const Row = ({ person, row, at, underWay, onOpen, onFocus, onKey }: RowProps) => {
  const name = claimName(person.claim);
  return (
    <tr>
      <th scope="row">
        <button type="button" class="person" onClick={onOpen}>
          {name}
        </button>
        <span class="beside quiet">
          {[
            person.expected ? null : 'walk-in',
            person.purpose === 'cec-only' ? 'credit only' : person.purpose,
            person.identityChecked ? 'ID seen' : null,
            person.note === '' ? null : 'note',
          ]
            .filter(Boolean)
            .join(' · ')}
        </span>
      </th>
      {person.days.map((day, column) => {
        const now = underWay.get(cellKey(person.person, day.date));
        const marks = now ? [now] : day.marks;
        const isAt = at === null ? row === 0 && column === 0 : at.row === row && at.column === column;
        return (
          <td key={day.date}>
            <div class="day">
              <button
                type="button"
                data-cell={`${row} ${column}`}
                tabIndex={isAt ? 0 : -1}
                aria-current={at !== null && isAt ? 'true' : undefined}
                onFocus={() => onFocus({ row, column })}
                onKeyDown={(pressed) => onKey({ row, column }, pressed)}
                onClick={(clicked) => clicked.currentTarget.focus()}
              >
                <span class="unseen">
                  {name}, {cutDayText(day.date)}:{' '}
                </span>
                {marks.length > 1 && <span class="tag tag-now">two say</span>}{' '}
                {marks.map((mark) => (
                  <Mark key={markText(mark)} mark={mark} />
                ))}
              </button>
              {day.signature && <SignatureDrawing signature={day.signature} of={name} />}
            </div>
          </td>
        );
      })}
      <td class="number">{person.minutes}</td>
      <td class="number">{cecText(person.cec)}</td>
      <td>{exams[person.exam]}</td>
      <td>{known(person)}</td>
    </tr>
  );
};

interface GridProps {
  page: RosterPage;
  days: readonly CalendarDay[];
  at: Cell | null;
  underWay: Saying['underWay'];
  onMove: (cell: Cell) => void;
  onMark: (cell: Cell, mark: DayMark) => void;
  onOpen: (person: string) => void;
}

const marksByKey: Record<string, DayMark> = { p: { is: 'present' }, a: { is: 'absent' }, o: { is: 'open' } };
const steps: Record<string, readonly [number, number]> = {
  ArrowUp: [-1, 0],
  ArrowDown: [1, 0],
  ArrowLeft: [0, -1],
  ArrowRight: [0, 1],
};

/** The roster as it stands: people by days. One key marks a day and goes on to the next, as the eye does on paper. */
export const RosterGrid = ({ page, days, at, underWay, onMove, onMark, onOpen }: GridProps) => {
  const goOn = ({ row, column }: Cell): void =>
    focusCell(column + 1 < days.length ? { row, column: column + 1 } : { row: row + 1, column: 0 });
  const press = (cell: Cell, pressed: KeyboardEvent): void => {
    if (pressed.ctrlKey || pressed.metaKey || pressed.altKey) return;
    const step = steps[pressed.key];
    const mark = marksByKey[pressed.key.toLowerCase()];
    if (!step && !mark) return;
    pressed.preventDefault();
    if (step) focusCell({ row: cell.row + step[0], column: cell.column + step[1] });
    if (mark) {
      onMark(cell, mark);
      goOn(cell);
    }
  };
  return (
    <div class="roster-scroll">
      <table class="table roster" aria-label="Roster">
        <thead>
          <tr>
            <th scope="col">Person</th>
            {days.map((date) => (
              <th key={date} scope="col">
                {cutDayText(date)}
              </th>
            ))}
            <th scope="col" class="number">
              Minutes
            </th>
            <th scope="col" class="number">
              CEC
            </th>
            <th scope="col">Exam</th>
            <th scope="col">In the registry</th>
          </tr>
        </thead>
        <tbody>
          {page.people.map((person, row) => (
            <Row
              key={person.person}
              person={person}
              row={row}
              at={at}
              underWay={underWay}
              onOpen={() => onOpen(person.person)}
              onFocus={onMove}
              onKey={press}
            />
          ))}
        </tbody>
      </table>
    </div>
  );
};

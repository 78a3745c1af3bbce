import type { RosterDay, RosterPerson } from '#domain/roster/roster.ts';
import { say } from '../../messages/index.ts';
import { longDay } from '../days.ts';
import type { Desk } from '../desk.ts';
import { nameOf } from '../names.ts';
import { marksWords, markWords } from '../words.ts';
import { MarkIcon } from './mark-icon.tsx';
import { usePress } from './use-press.ts';

interface DayCellProps {
  desk: Desk;
  row: RosterPerson;
  day: RosterDay;
  onMenu: () => void;
}

/** Once for the whole class, or by day. */
const isSigned = (desk: Desk, row: RosterPerson, day: RosterDay): boolean =>
  (desk.plan.value.signatures === 'once' ? row.signature : day.signature) !== null;

/** One day of one person: a tap is "present", at once; everything else is behind a hold. */
export const DayCell = ({ desk, row, day, onMenu }: DayCellProps) => {
  const { marks } = day;
  const [first] = marks;
  const isInConflict = marks.length > 1;
  const isPresent = !isInConflict && first?.is === 'present';
  const tick = (): void =>
    void desk.say([{ person: row.person, says: { what: 'day', date: day.date, mark: { is: 'present' } } }]);
  const press = usePress({
    onTap: isPresent || isInConflict || first?.is === 'partly' ? onMenu : tick,
    onHold: onMenu,
  });
  const signed = isSigned(desk, row, day);
  const words = say('roster.mark.cell', {
    name: nameOf(row.claim),
    day: longDay(day.date),
    mark: [marksWords(marks), ...(signed ? [say('roster.mark.signed')] : [])].join(', '),
  });
  const look = isInConflict ? 'conflict' : (first?.is ?? 'open');
  return (
    <button type="button" class={`day-cell day-cell-${look}`} aria-label={words} title={words} {...press}>
      {marks.map((mark) => (
        <MarkIcon key={`${mark.is}${'from' in mark ? mark.from + mark.until : ''}`} is={mark.is} />
      ))}
      {isInConflict && (
        <span class="day-cell-doubt" aria-hidden="true">
          ?
        </span>
      )}
      {first?.is === 'partly' && !isInConflict && (
        <span class="day-cell-times" aria-hidden="true">
          {markWords(first)}
        </span>
      )}
      {signed && (
        <svg class="day-cell-signed" viewBox="0 0 24 12" aria-hidden="true">
          <path d="M2 8c3-7 5-7 5-2s2 5 4 0 3-3 3 0 2 3 4 0 2-2 4 0" />
        </svg>
      )}
    </button>
  );
};

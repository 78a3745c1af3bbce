import { type ColumnMeaning, columnMeanings } from '#domain/attendance-list.ts';
import type { OrganiserReading } from '#domain/organiser-api.ts';
import { say } from '../../messages/index.ts';

type Column = OrganiserReading['columns'][number];

interface ColumnChoicesProps {
  columns: readonly Column[];
  isFixed: boolean;
  onChoose: (column: Column, meaning: Column['meaning']) => void;
}

const meaningText = (meaning: Column['meaning']): string =>
  say(meaning === null ? 'organiser.not-read' : `meaning.${meaning}`);

const meaningOf = (value: string): ColumnMeaning | null =>
  columnMeanings.find((meaning) => meaning === value) ?? null;

const Choice = ({ column, isFixed, onChoose }: Omit<ColumnChoicesProps, 'columns'> & { column: Column }) => {
  const { letters, header, meaning, samples } = column;
  return (
    <li class={meaning === null ? 'organiser-column organiser-column-unread' : 'organiser-column'}>
      <label>
        <span class="organiser-column-name">
          {say('organiser.column', { letters })} <strong>{header || say('organiser.no-header')}</strong>
        </span>
        <select
          value={meaning ?? ''}
          disabled={isFixed}
          onChange={(changed) => onChoose(column, meaningOf(changed.currentTarget.value))}
        >
          <option value="">{meaningText(null)}</option>
          {columnMeanings.map((known) => (
            <option key={known} value={known}>
              {meaningText(known)}
            </option>
          ))}
        </select>
      </label>
      {samples.length > 0 && (
        <p class="organiser-quiet">{say('organiser.such-as', { samples: samples.join(' · ') })}</p>
      )}
    </li>
  );
};

/** What each column of a file is taken for, with values from it; its sender may know better. */
export const ColumnChoices = ({ columns, isFixed, onChoose }: ColumnChoicesProps) => (
  <ul class="organiser-columns">
    {columns.map((column) => (
      <Choice key={column.index} column={column} isFixed={isFixed} onChoose={onChoose} />
    ))}
  </ul>
);

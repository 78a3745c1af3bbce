import type { ListColumn } from '#domain/read-list-api.ts';
import { meaningChoices } from './words.ts';

interface ColumnTableProps {
  columns: ListColumn[];
  /** `never` once the list was posted, `not-now` while something is done with it. */
  change: 'now' | 'not-now' | 'never';
  onChoose: (column: ListColumn, meaning: ListColumn['meaning']) => void;
}

const notRead = 'Not read';

const wordsOf = (meaning: ListColumn['meaning']): string =>
  meaningChoices.find(([known]) => known === meaning)?.[1] ?? notRead;
const meaningOf = (value: string): ListColumn['meaning'] =>
  meaningChoices.find(([meaning]) => meaning === value)?.[0] ?? null;

const Choice = ({
  column,
  change,
  onChoose,
}: Pick<ColumnTableProps, 'change' | 'onChoose'> & { column: ListColumn }) =>
  change === 'never' ? (
    <span>{wordsOf(column.meaning)}</span>
  ) : (
    <select
      class="choice"
      aria-label={`Column ${column.letters} holds`}
      value={column.meaning ?? ''}
      disabled={change === 'not-now'}
      onChange={(changed) => onChoose(column, meaningOf(changed.currentTarget.value))}
    >
      <option value="">{notRead}</option>
      {meaningChoices.map(([meaning, words]) => (
        <option key={meaning} value={meaning}>
          {words}
        </option>
      ))}
    </select>
  );

/** What each column was taken for, with values from it; a person may know better. */
export const ColumnTable = ({ columns, change, onChoose }: ColumnTableProps) => (
  <table class="table">
    <thead>
      <tr>
        <th scope="col">Column</th>
        <th scope="col">Header</th>
        <th scope="col">Holds</th>
        <th scope="col">Such as</th>
      </tr>
    </thead>
    <tbody>
      {columns.map((column) => (
        <tr key={column.index}>
          <th scope="row">{column.letters}</th>
          <td>{column.header || <span class="quiet">none</span>}</td>
          <td>
            <Choice column={column} change={change} onChoose={onChoose} />
            {column.isChosen && <span class="beside quiet">chosen by a person</span>}
            {column.isRemembered && (
              <span class="beside quiet">remembered from an earlier list of this organiser</span>
            )}
          </td>
          <td class="samples">{column.samples.join(' · ')}</td>
        </tr>
      ))}
    </tbody>
  </table>
);

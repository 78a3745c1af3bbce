import type { ListColumn } from '#domain/attendance-lists-api.ts';
import { meaningChoices } from './words.ts';

interface ColumnTableProps {
  columns: ListColumn[];
  /** False once the list was posted. */
  mayChange: boolean;
  onChoose: (column: ListColumn, meaning: ListColumn['meaning']) => void;
}

const meaningOf = (value: string): ListColumn['meaning'] =>
  meaningChoices.find(([meaning]) => meaning === value)?.[0] ?? null;

/** What each column was taken for, with values from it; a person may know better. */
export const ColumnTable = ({ columns, mayChange, onChoose }: ColumnTableProps) => (
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
            <select
              class="choice"
              aria-label={`Column ${column.letters} holds`}
              value={column.meaning ?? ''}
              disabled={!mayChange}
              onChange={(changed) => onChoose(column, meaningOf(changed.currentTarget.value))}
            >
              <option value="">Not read</option>
              {meaningChoices.map(([meaning, words]) => (
                <option key={meaning} value={meaning}>
                  {words}
                </option>
              ))}
            </select>
            {column.isChosen && <span class="beside quiet">chosen by a person</span>}
          </td>
          <td class="samples">{column.samples.join(' · ')}</td>
        </tr>
      ))}
    </tbody>
  </table>
);

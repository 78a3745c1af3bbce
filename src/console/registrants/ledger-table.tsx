import type { LedgerEntry } from '#domain/ledger-entry.ts';
import { cecText, dayText, timeText } from '../words.ts';

const amount = (entry: LedgerEntry): string => (entry.kind === 'reversal' ? '' : cecText(entry.cec));

/** Every entry ever posted; what was reversed is struck through and stays. */
export const LedgerTable = ({ entries }: { entries: LedgerEntry[] }) => {
  if (entries.length === 0) return <p class="empty">Nothing posted yet.</p>;
  const reversed = new Set(entries.flatMap((entry) => (entry.kind === 'reversal' ? [entry.reverses] : [])));
  return (
    <table class="table">
      <thead>
        <tr>
          <th scope="col">Posted</th>
          <th scope="col">Entry</th>
          <th scope="col" class="number">
            CEC
          </th>
          <th scope="col">Earned on</th>
          <th scope="col">Why</th>
          <th scope="col">By</th>
        </tr>
      </thead>
      <tbody>
        {entries.map((entry) => (
          <tr key={entry.id} class={reversed.has(entry.id) ? 'gone' : undefined}>
            <td>{timeText(entry.postedAt)}</td>
            <td>{entry.kind}</td>
            <td class="number">{amount(entry)}</td>
            <td>{entry.kind === 'reversal' ? '' : dayText(entry.earnedOn)}</td>
            <td>{entry.why}</td>
            <td>{entry.postedBy}</td>
          </tr>
        ))}
      </tbody>
    </table>
  );
};

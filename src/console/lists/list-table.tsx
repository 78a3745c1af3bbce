import type { ReceivedList } from '#domain/read-list-api.ts';
import { timeText } from '../words.ts';

interface ListTableProps<List extends ReceivedList> {
  lists: readonly List[];
  /** Where each has its page, below the console. */
  path: string;
  /** Where a list stands, in one sentence. */
  stateText: (list: List) => string;
  /** Whom a list came from, where that is not whoever added it. */
  senderText?: (list: List) => string | null;
}

/** The lists of an event that were received; nothing where there are none. */
export const ListTable = <List extends ReceivedList>({
  lists,
  path,
  stateText,
  senderText = () => null,
}: ListTableProps<List>) =>
  lists.length === 0 ? null : (
    <table class="table">
      <thead>
        <tr>
          <th scope="col">List</th>
          <th scope="col" class="number">
            Rows
          </th>
          <th scope="col">State</th>
          <th scope="col">Received</th>
        </tr>
      </thead>
      <tbody>
        {lists.map((list) => (
          <tr key={list.id}>
            <th scope="row">
              <a href={`/console${path}/${list.id}`}>{list.name}</a>
            </th>
            <td class="number">{list.rows}</td>
            <td>{stateText(list)}</td>
            <td>
              {timeText(list.receivedAt)},{' '}
              {senderText(list) === null ? list.receivedBy : <span class="tag">{senderText(list)}</span>}
            </td>
          </tr>
        ))}
      </tbody>
    </table>
  );

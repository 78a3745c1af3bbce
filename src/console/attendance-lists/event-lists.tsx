import { type ListSummary, ListsOfEvent } from '#domain/attendance-lists-api.ts';
import { client } from '../client.ts';
import { Stale, Waiting } from '../trouble.tsx';
import { useAnswer } from '../use-answer.ts';
import { timeText } from '../words.ts';
import { AddList } from './add-list.tsx';
import { stateText } from './words.ts';

const everyMs = 5_000;

const Row = ({ list }: { list: ListSummary }) => (
  <tr>
    <th scope="row">
      <a href={`/console/attendance-lists/${list.id}`}>{list.name}</a>
    </th>
    <td class="number">{list.rows}</td>
    <td>{stateText(list)}</td>
    <td>
      {timeText(list.receivedAt)},{' '}
      {list.sentByOrganiser ? <span class="tag">sent by the organiser</span> : list.receivedBy}
    </td>
  </tr>
);

/** The attendance lists of one event, and a place to add one. */
export const EventLists = ({ event }: { event: string }) => {
  const question = `/attendance-lists?event=${encodeURIComponent(event)}`;
  const asked = useAnswer(question, () => client.get(question, ListsOfEvent), everyMs);
  const lists = asked.value?.lists ?? [];
  return (
    <>
      <Stale asked={asked} />
      {!asked.value && <Waiting asked={asked} />}
      {lists.length > 0 && (
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
              <Row key={list.id} list={list} />
            ))}
          </tbody>
        </table>
      )}
      <AddList event={event} isFirst={asked.value !== null && lists.length === 0} />
    </>
  );
};

import { ListsOfEvent } from '#domain/attendance-lists-api.ts';
import { client } from '../client.ts';
import { AddList } from '../lists/add-list.tsx';
import { ListTable } from '../lists/list-table.tsx';
import { Stale, Waiting } from '../trouble.tsx';
import { useAnswer } from '../use-answer.ts';
import { stateText } from './words.ts';

const everyMs = 5_000;
const path = '/attendance-lists';

/** The attendance lists of one event, and a place to add one. */
export const EventLists = ({ event }: { event: string }) => {
  const question = `${path}?event=${encodeURIComponent(event)}`;
  const asked = useAnswer(question, () => client.get(question, ListsOfEvent), everyMs);
  const lists = asked.value?.lists ?? [];
  return (
    <>
      <Stale asked={asked} />
      {!asked.value && <Waiting asked={asked} />}
      <ListTable
        lists={lists}
        path={path}
        stateText={stateText}
        senderText={({ sentByOrganiser }) => (sentByOrganiser ? 'sent by the organiser' : null)}
      />
      <AddList
        event={event}
        path={path}
        what="attendance list"
        invitation="Drop an organiser’s list here (CSV, TSV, Excel, ODS), or choose it:"
        beginning={
          asked.value !== null && lists.length === 0
            ? 'No list yet. Add what the organiser sent: nothing is posted before you have seen what it would do.'
            : null
        }
      />
    </>
  );
};

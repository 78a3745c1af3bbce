import { BadgeListsOfEvent } from '#domain/badge-lists-api.ts';
import { client } from '../client.ts';
import { AddList } from '../lists/add-list.tsx';
import { ListTable } from '../lists/list-table.tsx';
import { Stale, Waiting } from '../trouble.tsx';
import { useAnswer } from '../use-answer.ts';
import { stateText } from './words.ts';

const everyMs = 5_000;
const path = '/badge-lists';

/** The badge lists of one event, and a place to add one. */
export const EventBadgeLists = ({ event }: { event: string }) => {
  const question = `${path}?event=${encodeURIComponent(event)}`;
  const asked = useAnswer(question, () => client.get(question, BadgeListsOfEvent), everyMs);
  const lists = asked.value?.lists ?? [];
  return (
    <>
      <Stale asked={asked} />
      {!asked.value && <Waiting asked={asked} />}
      <ListTable lists={lists} path={path} stateText={stateText} />
      <AddList
        event={event}
        path={path}
        what="badge list"
        invitation="Drop the show’s list of badges here (CSV, TSV, Excel, ODS), or choose it:"
        beginning={
          asked.value !== null && lists.length === 0
            ? 'No list yet. Add what the show’s vendor sent, during the show or after it: who wears which badge. Nothing is applied before you have seen whom it would tell.'
            : null
        }
      />
    </>
  );
};

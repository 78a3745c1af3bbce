import { useState } from 'preact/hooks';
import { useRoute } from 'preact-iso';
import { ListPage } from '#domain/attendance-lists-api.ts';
import type { ListColumn } from '#domain/read-list-api.ts';
import { client } from '../client.ts';
import { ColumnTable } from '../lists/column-table.tsx';
import { Problems } from '../lists/problems.tsx';
import { rowsText } from '../lists/words.ts';
import { Page } from '../page.tsx';
import { Stale, Waiting } from '../trouble.tsx';
import { useAnswer } from '../use-answer.ts';
import { type Act, ListActs } from './list-acts.tsx';
import { receivedText, stateText } from './words.ts';

const everyMs = 1_000;

const mayChange = ({ job, last }: ListPage, reading: boolean): 'now' | 'not-now' | 'never' => {
  if (last !== null) return 'never';
  return reading || job !== null ? 'not-now' : 'now';
};

/** One attendance list: what its columns hold, what posting it would do, and doing it. */
export const ListPageView = () => {
  const { params } = useRoute();
  const path = `/attendance-lists/${encodeURIComponent(params.id ?? '')}`;
  const asked = useAnswer(path, () => client.get(path, ListPage), everyMs);
  const [trouble, setTrouble] = useState<string | null>(null);
  const [reading, setReading] = useState(false);

  const act = async (what: Act): Promise<void> => {
    const answer = await client.post(`${path}/${what}`, {}, ListPage);
    setTrouble(answer.ok ? null : answer.problem.message);
    await asked.again();
  };
  const choose = async ({ index }: ListColumn, meaning: ListColumn['meaning']): Promise<void> => {
    setReading(true);
    const answer = await client.post(`${path}/columns`, { columns: [{ index, meaning }] }, ListPage);
    setTrouble(answer.ok ? null : answer.problem.message);
    await asked.again();
    setReading(false);
  };

  const list = asked.value;
  return (
    <Page
      title={list?.name ?? 'Attendance list'}
      above={list && <a href={`/console/events/${encodeURIComponent(list.event.id)}`}>{list.event.name}</a>}
      aside={list && <span class="quiet">{stateText(list)}</span>}
    >
      <Stale asked={asked} />
      {trouble && (
        <p class="trouble" role="alert">
          {trouble}
        </p>
      )}
      {!list && <Waiting asked={asked} />}
      {list && (
        <>
          <p class="lead">
            {rowsText(list.rows)} read · {receivedText(list)}
          </p>
          <section class="panel">
            <h2>{list.state === 'posted' ? 'What posting did' : 'What posting would do'}</h2>
            <ListActs list={list} onAct={(what) => void act(what)} />
          </section>
          <section class="panel">
            <h2>Columns</h2>
            {reading && (
              <p class="quiet" role="status">
                Reading the rows again…
              </p>
            )}
            <ColumnTable
              columns={list.columns}
              change={mayChange(list, reading)}
              onChoose={(column, meaning) => void choose(column, meaning)}
            />
          </section>
          <Problems reading={list} />
        </>
      )}
    </Page>
  );
};

import { useState } from 'preact/hooks';
import { useRoute } from 'preact-iso';
import { BadgeListPage } from '#domain/badge-lists-api.ts';
import type { ListColumn } from '#domain/read-list-api.ts';
import { client } from '../client.ts';
import { ColumnTable } from '../lists/column-table.tsx';
import { Problems } from '../lists/problems.tsx';
import { rowsText } from '../lists/words.ts';
import { Page } from '../page.tsx';
import { Stale, Waiting } from '../trouble.tsx';
import { useAnswer } from '../use-answer.ts';
import { timeText } from '../words.ts';
import { type Act, BadgeActs } from './badge-acts.tsx';
import { Outcome, Report } from './report.tsx';
import { stateText } from './words.ts';

const everyMs = 2_000;

/** Which column was taken for the badges' IDs: everything hangs on it. */
const BadgeColumn = ({ columns }: Pick<BadgeListPage, 'columns'>) => {
  const column = columns.find(({ meaning }) => meaning === 'badge_id');
  if (!column) return <p class="trouble">No column was found that holds the badge ID.</p>;
  const { letters, header, samples } = column;
  return (
    <p>
      The badge ID stands in column {letters}
      {header !== '' && ` (${header})`}
      {samples.length > 0 && `, such as ${samples.join(', ')}`}.
    </p>
  );
};

/** One badge list: what its columns hold, whom it would tell, and applying or withdrawing it. */
export const BadgeListPageView = () => {
  const { params } = useRoute();
  const path = `/badge-lists/${encodeURIComponent(params.id ?? '')}`;
  const asked = useAnswer(path, () => client.get(path, BadgeListPage), everyMs);
  const [trouble, setTrouble] = useState<string | null>(null);
  const [doing, setDoing] = useState<'act' | 'read' | null>(null);

  const send = async (what: 'act' | 'read', order: { to: string; body: unknown }): Promise<void> => {
    setDoing(what);
    const answer = await client.post(`${path}/${order.to}`, order.body, BadgeListPage);
    setTrouble(answer.ok ? null : answer.problem.message);
    await asked.again();
    setDoing(null);
  };
  const act = (what: Act) => send('act', { to: what, body: {} });
  const choose = ({ index }: ListColumn, meaning: ListColumn['meaning']) =>
    send('read', { to: 'columns', body: { columns: [{ index, meaning }] } });

  const list = asked.value;
  return (
    <Page
      title={list?.name ?? 'Badge list'}
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
            {rowsText(list.rows)} read · received {timeText(list.receivedAt)} by {list.receivedBy}
          </p>
          <section class="panel">
            <h2>The list and the check-ins</h2>
            <BadgeColumn columns={list.columns} />
            <Report report={list.report} />
            <BadgeActs list={list} busy={doing !== null} onAct={(what) => void act(what)} />
          </section>
          {list.report.checkIns.listed > 0 && (
            <section class="panel">
              <h2>Check-ins with a badge of this list, as they are now</h2>
              <Outcome report={list.report} event={list.event.id} />
            </section>
          )}
          <section class="panel">
            <h2>Columns</h2>
            {doing === 'read' && (
              <p class="quiet" role="status">
                Reading the rows again…
              </p>
            )}
            {list.state === 'applied' && (
              <p class="note">To read the columns otherwise, withdraw the list first.</p>
            )}
            <ColumnTable
              columns={list.columns}
              change={list.state === 'applied' ? 'never' : doing === null ? 'now' : 'not-now'}
              onChoose={(column, meaning) => void choose(column, meaning)}
            />
          </section>
          <Problems reading={list} />
        </>
      )}
    </Page>
  );
};

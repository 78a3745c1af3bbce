import { useLocation } from 'preact-iso';
import { QuarantineList } from '#domain/console-api.ts';
import { client } from '../client.ts';
import { Page } from '../page.tsx';
import { Stale, Waiting } from '../trouble.tsx';
import { useAnswer } from '../use-answer.ts';
import { count, timeText } from '../words.ts';

/** Records that are kept but not understood, as they came. */
export const QuarantinePage = () => {
  const { query } = useLocation();
  const filter = query.event ? `?event=${encodeURIComponent(query.event)}` : '';
  const asked = useAnswer(filter, () => client.get(`/quarantine${filter}`, QuarantineList));
  const { value } = asked;
  return (
    <Page
      title="Quarantine"
      above={query.event && <a href="/console/quarantine">Quarantine of all events</a>}
      aside={value && <span class="quiet">{count(value.total, 'record', 'records')}</span>}
    >
      <p class="lead">
        Records that arrived but could not be understood. They are kept as they came; nothing is lost.
      </p>
      <Stale asked={asked} />
      {!value && <Waiting asked={asked} />}
      {value?.records.length === 0 && <p class="empty">Nothing is in quarantine.</p>}
      {value?.records.map((record) => (
        <article key={record.receipt} class="panel">
          <h2>{record.why}</h2>
          <p class="quiet">
            {record.station} · received {timeText(record.receivedAt)} · receipt {record.receipt}
          </p>
          <details>
            <summary>The record as it came</summary>
            <pre>{record.content}</pre>
          </details>
        </article>
      ))}
    </Page>
  );
};

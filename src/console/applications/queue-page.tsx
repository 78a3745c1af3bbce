import { useLocation } from 'preact-iso';
import { ApplicationQueue, type ApplicationSummary } from '#domain/applications-console-api.ts';
import { client } from '../client.ts';
import { Page } from '../page.tsx';
import { Stale, Waiting } from '../trouble.tsx';
import { useAnswer } from '../use-answer.ts';
import { count, timeText } from '../words.ts';
import { BulkAccept } from './bulk-accept.tsx';
import { stateText, wayText } from './words.ts';

const states = [
  { state: 'waiting', name: 'To decide' },
  { state: 'asked', name: 'Waiting for the applicant' },
  { state: 'decided', name: 'Decided' },
  { state: 'untold', name: 'E-mail not delivered' },
] as const;

const everyMs = 15_000;

interface Question {
  state: string;
  event: string;
  q: string;
}
const addressFor = ({ state, event, q }: Question): string => {
  const asked = new URLSearchParams({
    ...(state !== 'waiting' && { state }),
    ...(event && { event }),
    ...(q && { q }),
  }).toString();
  return asked ? `/console/applications?${asked}` : '/console/applications';
};

/** Applications as a table; with the ways on to those of one event. */
export const ApplicationTable = ({ applications }: { applications: readonly ApplicationSummary[] }) => (
  <table class="table">
    <thead>
      <tr>
        <th scope="col">Application</th>
        <th scope="col">Event</th>
        <th scope="col">Sent</th>
        <th scope="col" class="number">
          Files
        </th>
        <th scope="col">State</th>
      </tr>
    </thead>
    <tbody>
      {applications.map((one) => (
        <tr key={one.id}>
          <th scope="row">
            <a href={`/console/applications/${one.id}`}>{one.name}</a>
            <span class="beside quiet">
              {one.reference}, {wayText(one.way)}
            </span>
          </th>
          <td>
            {one.event ? (
              <a href={addressFor({ state: 'waiting', event: one.event.id, q: '' })}>{one.event.name}</a>
            ) : (
              <>
                {one.eventText} <span class="tag">not on the list</span>
              </>
            )}
          </td>
          <td class="time">{timeText(one.submittedAt)}</td>
          <td class="number">{one.files}</td>
          <td>
            {stateText(one.state)} {one.isUntold && <span class="tag tag-now">e-mail not delivered</span>}{' '}
            {one.signals > 0 && <span class="tag tag-now">{count(one.signals, 'note', 'notes')}</span>}
          </td>
        </tr>
      ))}
    </tbody>
  </table>
);

/** Applications that wait for the office, those that wait longest first. The filter stands in the address. */
export const ApplicationsPage = () => {
  const { query, route } = useLocation();
  const question = { state: query.state ?? 'waiting', event: query.event ?? '', q: query.q ?? '' };
  const path = `/applications?${new URLSearchParams({
    state: question.state,
    ...(question.event && { event: question.event }),
    ...(question.q && { q: question.q }),
  })}`;
  const asked = useAnswer(path, () => client.get(path, ApplicationQueue), everyMs);
  const queue = asked.value;
  // Hardly ever there: an empty list of troubles is no place to go.
  const offered = states.filter(
    ({ state }) => state !== 'untold' || state === question.state || (queue?.counts.untold ?? 0) > 0,
  );
  const eventName = queue?.applications.find(({ event }) => event?.id === question.event)?.event?.name;
  return (
    <Page
      title={question.event ? `Applications for ${eventName ?? 'one event'}` : 'Applications'}
      above={question.event && <a href="/console/applications">Applications for all events</a>}
      aside={<a href="/console/applications/new">Enter a form that came on paper</a>}
    >
      <div class="filters">
        <label class="field">
          <span>Find by reference number, name, e-mail or event</span>
          <input
            type="search"
            value={question.q}
            onInput={(typed) => route(addressFor({ ...question, q: typed.currentTarget.value }), true)}
          />
        </label>
        <nav aria-label="State">
          {offered.map(({ state, name }) => (
            <a
              key={state}
              href={addressFor({ ...question, state })}
              aria-current={state === question.state ? 'true' : undefined}
            >
              {queue ? `${name} (${queue.counts[state]})` : name}
            </a>
          ))}
        </nav>
      </div>
      <Stale asked={asked} />
      {!queue && <Waiting asked={asked} />}
      {question.event && question.state === 'waiting' && (
        <BulkAccept key={question.event} event={question.event} onDone={() => void asked.again()} />
      )}
      {queue?.applications.length === 0 && <p class="empty">No application is here.</p>}
      {queue && queue.applications.length > 0 && <ApplicationTable applications={queue.applications} />}
    </Page>
  );
};

import { useLocation } from 'preact-iso';
import { EventList } from '#domain/console-api.ts';
import { client } from '../client.ts';
import { Page } from '../page.tsx';
import { Stale, Waiting } from '../trouble.tsx';
import { useAnswer } from '../use-answer.ts';
import { cecText, count, daysText, kindText } from '../words.ts';

const timings = [
  { when: '', name: 'All' },
  { when: 'today', name: 'On today' },
  { when: 'upcoming', name: 'Upcoming' },
  { when: 'past', name: 'Past' },
];

const addressFor = (q: string, when: string): string => {
  const parameters = new URLSearchParams({ ...(q && { q }), ...(when && { when }) }).toString();
  return parameters ? `/console?${parameters}` : '/console';
};

const EventTable = ({ list }: { list: EventList }) => (
  <table class="table">
    <thead>
      <tr>
        <th scope="col">Event</th>
        <th scope="col">Days</th>
        <th scope="col">Place</th>
        <th scope="col">Kind</th>
        <th scope="col" class="number">
          CEC
        </th>
        <th scope="col" class="number">
          Check-ins
        </th>
      </tr>
    </thead>
    <tbody>
      {list.events.map(({ event, onToday, firstDay, lastDay, checkIns }) => (
        <tr key={event.id}>
          <th scope="row">
            <a href={`/console/events/${encodeURIComponent(event.id)}`}>{event.name}</a>{' '}
            {onToday && <span class="tag tag-now">on today</span>}
          </th>
          <td>{daysText(firstDay, lastDay)}</td>
          <td>{event.place}</td>
          <td>{kindText(event)}</td>
          <td class="number">{event.approvedValue === null ? 'by minutes' : cecText(event.approvedValue)}</td>
          <td class="number">{checkIns}</td>
        </tr>
      ))}
    </tbody>
  </table>
);

/** Approved events, those on today first. The filter stands in the address. */
export const EventsPage = () => {
  const { query, route } = useLocation();
  const q = query.q ?? '';
  const when = query.when ?? '';
  const parameters = new URLSearchParams({ ...(q && { q }), ...(when && { when }) }).toString();
  const asked = useAnswer(parameters, () => client.get(`/events?${parameters}`, EventList));
  return (
    <Page
      title="Events"
      aside={
        <span>
          {asked.value && <span class="quiet">{count(asked.value.events.length, 'event', 'events')} · </span>}
          <a href="/console/classes/new">New class</a>
        </span>
      }
    >
      <div class="filters">
        <label class="field">
          <span>Find by name, place or organiser</span>
          <input
            type="search"
            value={q}
            onInput={(event) => route(addressFor(event.currentTarget.value, when), true)}
          />
        </label>
        <nav aria-label="When">
          {timings.map((timing) => (
            <a
              key={timing.when}
              href={addressFor(q, timing.when)}
              aria-current={timing.when === when ? 'true' : undefined}
            >
              {timing.name}
            </a>
          ))}
        </nav>
      </div>
      <Stale asked={asked} />
      {!asked.value && <Waiting asked={asked} />}
      {asked.value?.events.length === 0 && (
        <p class="empty">
          No event fits. <a href="/console">Show all events</a>
        </p>
      )}
      {asked.value && asked.value.events.length > 0 && <EventTable list={asked.value} />}
    </Page>
  );
};

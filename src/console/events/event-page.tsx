import { useEffect, useState } from 'preact/hooks';
import { useRoute } from 'preact-iso';
import { EventPage } from '#domain/console-api.ts';
import { EventLists } from '../attendance-lists/event-lists.tsx';
import { OrganiserLinks } from '../attendance-lists/organiser-links.tsx';
import { EventBadgeLists } from '../badge-lists/event-badge-lists.tsx';
import { client } from '../client.ts';
import { Page } from '../page.tsx';
import { Stale, Waiting } from '../trouble.tsx';
import { useAnswer } from '../use-answer.ts';
import { cecText, daysText, kindText } from '../words.ts';
import { EnrolStation } from './enrol-station.tsx';
import { HoursChart } from './hours-chart.tsx';
import { StationTable } from './station-table.tsx';

const everyMs = 3_000;

const Figures = ({ page }: { page: EventPage }) => {
  const { counts } = page;
  const event = encodeURIComponent(page.event.id);
  const figures = [
    { name: 'Check-ins', figure: counts.checkIns },
    { name: 'Matched', figure: counts.matched },
    { name: 'In review', figure: counts.review, href: `/console/review?event=${event}` },
    { name: 'Not a registrant', figure: counts.notRegistrant },
    { name: 'Quarantined', figure: counts.quarantined, href: `/console/quarantine?event=${event}` },
    { name: 'Waiting', figure: counts.waiting },
    {
      name: 'Withdrawn',
      figure: counts.withdrawn,
      href: `/console/check-ins/withdrawn?event=${event}`,
      // What was counted all the same can be taken back there.
      leads: counts.withdrawn + counts.setAside > 0,
    },
    { name: 'Credits posted', figure: page.creditsPosted },
  ];
  return (
    <dl class="figures">
      {figures.map(({ name, figure, href, leads = figure > 0 }) => (
        <div key={name} class={figure === 0 ? 'figure figure-none' : 'figure'}>
          <dt>{name}</dt>
          <dd>{href && leads ? <a href={href}>{figure}</a> : figure}</dd>
        </div>
      ))}
    </dl>
  );
};

const LivePage = ({ page, again }: { page: EventPage; again: () => void }) => (
  <>
    <Figures page={page} />
    <section class="panel">
      <h2>Check-ins by hour and station</h2>
      <HoursChart page={page} />
    </section>
    <section class="panel">
      <h2>Stations</h2>
      <StationTable stations={page.stations} event={page.event.id} onChange={again} />
    </section>
    <section class="panel">
      <h2>Attendance lists</h2>
      <EventLists event={page.event.id} />
      <OrganiserLinks event={page.event.id} />
    </section>
    <section class="panel">
      <h2>Badge lists</h2>
      <EventBadgeLists event={page.event.id} />
    </section>
    <section class="panel">
      <h2>Enrol a station</h2>
      <EnrolStation event={page.event.id} onToday={page.onToday} />
    </section>
  </>
);

/** When the answer on the screen was given, in words, kept true by the second. */
const AsOf = ({ value }: { value: EventPage | null }) => {
  const [seconds, setSeconds] = useState(0);
  useEffect(() => {
    setSeconds(0);
    const timer = setInterval(() => setSeconds((before) => before + 1), 1_000);
    return () => clearInterval(timer);
  }, [value]);
  return <span class="quiet live">{seconds < 5 ? 'Live' : `As of ${seconds} seconds ago`}</span>;
};

/** One approved event as it happens. */
export const EventPageView = () => {
  const { params } = useRoute();
  const id = params.id ?? '';
  const asked = useAnswer(id, () => client.get(`/events/${encodeURIComponent(id)}`, EventPage), everyMs);
  const { value } = asked;
  const event = value?.event;
  return (
    <Page title={event?.name ?? 'Event'} above={<a href="/console">Events</a>} aside={<AsOf value={value} />}>
      {event && (
        <p class="lead">
          {kindText(event)} · {event.place} ·{' '}
          {daysText(event.days[0]?.date ?? '', event.days.at(-1)?.date ?? '')} ·{' '}
          {event.approvedValue === null ? 'credit by minutes' : `${cecText(event.approvedValue)} CEC`}{' '}
          {value?.onToday && <span class="tag tag-now">on today</span>}
        </p>
      )}
      {event?.kind === 'class' && (
        <p class="lead">
          <a href={`/console/classes/${encodeURIComponent(event.id)}`}>The class and its roster</a>
        </p>
      )}
      <Stale asked={asked} />
      {value ? <LivePage page={value} again={() => void asked.again()} /> : <Waiting asked={asked} />}
    </Page>
  );
};

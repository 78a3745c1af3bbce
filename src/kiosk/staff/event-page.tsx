import { useState } from 'preact/hooks';
import type { ApprovedEvent } from '#domain/approved-event.ts';
import { formatLocale, say } from '../../messages/index.ts';
import type { Booth } from '../booth.ts';
import { eventsOf } from '../due-event.ts';
import { daysUntil } from '../event-day.ts';

const lastMoment = (date: string): number => Date.parse(`${date}T23:59:59Z`);

/** An event's days as people write them: "Sep 10 – 12, 2026". */
const daysOf = ({ days }: ApprovedEvent): string => {
  const [first, last] = [days[0]?.date ?? '', days.at(-1)?.date ?? ''];
  const format = new Intl.DateTimeFormat(formatLocale(), { dateStyle: 'medium', timeZone: 'UTC' });
  return format.formatRange(Date.parse(first), lastMoment(last));
};

/** "today", "in 3 days", "yesterday". */
const whenOf = (event: ApprovedEvent, nowMs: number): string =>
  new Intl.RelativeTimeFormat(formatLocale(), { numeric: 'auto' }).format(daysUntil(event, nowMs), 'day');

const firstDay = ({ days }: ApprovedEvent): number => Date.parse(days[0]?.date ?? '');

/** Which of the station's events the visitors sign in to: as the date says, unless staff say otherwise for a day. */
export const EventPage = ({ booth }: { booth: Booth }) => {
  const [isBroken, setBroken] = useState(false);
  const station = booth.station.value;
  if (!station) return null;
  const due = booth.events.due.value;
  const nowMs = booth.events.now();
  const events = eventsOf(station.pack)
    .map(({ event }) => event)
    .toSorted((a, b) => firstDay(a) - firstDay(b));
  const next = events.find(({ id }) => id === due && id !== station.pack.event.id);
  const choose = async (event: string): Promise<void> => {
    const kept = await booth.events.choose(event);
    setBroken(!kept.ok);
  };
  return (
    <fieldset class="staff-event">
      <legend>
        <h1>{say('staff.event.title')}</h1>
      </legend>
      <p>{say('staff.event.lead')}</p>
      {isBroken && (
        <p class="staff-pin-problem" role="alert">
          {say('staff.problem.storage-broken.act')}
        </p>
      )}
      {events.map((event) => (
        <label key={event.id} class="staff-event-choice">
          <input
            type="radio"
            name="event"
            checked={event.id === due}
            onChange={() => void choose(event.id)}
          />
          <span>
            <strong>{event.name}</strong>
            <span>
              {event.place} · {daysOf(event)} · {whenOf(event, nowMs)}
            </span>
          </span>
        </label>
      ))}
      <p class="staff-event-now" role="status">
        {next
          ? say('staff.event.next', { event: next.name })
          : say('staff.event.now', { event: station.pack.event.name })}
      </p>
    </fieldset>
  );
};

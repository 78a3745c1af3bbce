import { useState } from 'preact/hooks';
import type { ApprovedEvent } from '#domain/approved-event.ts';
import { EventList, maxOtherEvents } from '#domain/console-api.ts';
import { succeed } from '#domain/result.ts';
import { client } from '../client.ts';
import { Stale, Waiting } from '../trouble.tsx';
import { useAnswer } from '../use-answer.ts';
import { daysText } from '../words.ts';

/** More would make the page long; whoever looks for another one types its name. */
const mostShown = 8;

const firstDay = ({ days }: ApprovedEvent): string => days[0]?.date ?? '';

/** Events that are on today or still to come, the soonest first. */
const comingEvents = async (q: string) => {
  const lists = await Promise.all(
    ['today', 'upcoming'].map((when) =>
      client.get(`/events?${new URLSearchParams({ when, ...(q && { q }) })}`, EventList),
    ),
  );
  const failed = lists.find((list) => !list.ok);
  if (failed) return failed;
  const events = lists.flatMap((list) => (list.ok ? list.value.events.map(({ event }) => event) : []));
  return succeed(events.toSorted((a, b) => (firstDay(a) < firstDay(b) ? -1 : 1)));
};

interface EventChoiceProps {
  /** Ids of events that are not offered: the station goes there already. */
  except: readonly string[];
  chosen: readonly ApprovedEvent[];
  onChange: (chosen: ApprovedEvent[]) => void;
}

/** Events on today or to come, to be found by name and ticked. */
export const EventChoice = ({ except, chosen, onChange }: EventChoiceProps) => {
  const [q, setQ] = useState('');
  const asked = useAnswer(q, () => comingEvents(q));
  const isChosen = ({ id }: ApprovedEvent): boolean => chosen.some((other) => other.id === id);
  const found = (asked.value ?? []).filter((other) => !except.includes(other.id) && !isChosen(other));
  // The station's first event is none of the others.
  const isFull = except.length + chosen.length > maxOtherEvents;
  const change = (other: ApprovedEvent): void =>
    onChange(isChosen(other) ? chosen.filter(({ id }) => id !== other.id) : [...chosen, other]);
  return (
    <>
      <label class="field">
        <span>Find by name, place or organiser</span>
        <input type="search" value={q} onInput={(typed) => setQ(typed.currentTarget.value)} />
      </label>
      {asked.value ? <Stale asked={asked} /> : <Waiting asked={asked} />}
      <ul class="other-events">
        {[...chosen, ...found.slice(0, mostShown)].map((other) => (
          <li key={other.id}>
            <label>
              <input
                type="checkbox"
                checked={isChosen(other)}
                disabled={!isChosen(other) && isFull}
                onChange={() => change(other)}
              />
              <span>
                {other.name}{' '}
                <span class="quiet">
                  {other.place}, {daysText(firstDay(other), other.days.at(-1)?.date ?? '')}
                </span>
              </span>
            </label>
          </li>
        ))}
      </ul>
      {asked.value && found.length + chosen.length === 0 && (
        <p class="note">No other event that is on or to come fits.</p>
      )}
      {found.length > mostShown && <p class="note">Type a name to find more.</p>}
    </>
  );
};

interface OtherEventsProps extends Omit<EventChoiceProps, 'except'> {
  /** The id of the event that the station is enrolled at. */
  event: string;
}

/** What else the tablet goes to: it then changes from one event to the next by date. */
export const OtherEvents = ({ event, ...choice }: OtherEventsProps) => {
  const [isOpen, setOpen] = useState(false);
  return (
    <details class="other" open={isOpen} onToggle={(toggled) => setOpen(toggled.currentTarget.open)}>
      <summary>
        The tablet goes to other events too
        {choice.chosen.length > 0 && ` (${choice.chosen.length})`}
      </summary>
      <p class="note">
        At midnight it goes on to the event whose day it is, by itself. Staff can switch it by hand behind the
        station PIN.
      </p>
      {isOpen && <EventChoice except={[event]} {...choice} />}
    </details>
  );
};

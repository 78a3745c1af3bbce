import { useEffect, useRef, useState } from 'preact/hooks';
import type { ApprovedEvent } from '#domain/approved-event.ts';
import { Station } from '#domain/console-api.ts';
import { Button } from '../../ui/button.tsx';
import { client } from '../client.ts';
import { EventChoice } from './other-events.tsx';

interface AddEventsProps {
  station: Station;
  /** Added, or called off. */
  onEnd: () => void;
}

/** Sends an enrolled station to more events: its tablet learns it by itself. */
export const AddEvents = ({ station, onEnd }: AddEventsProps) => {
  const [chosen, setChosen] = useState<ApprovedEvent[]>([]);
  const [trouble, setTrouble] = useState<string | null>(null);
  const heading = useRef<HTMLHeadingElement>(null);
  useEffect(() => heading.current?.focus(), []);
  const add = async (): Promise<void> => {
    if (chosen.length === 0) return setTrouble('Choose an event.');
    const events = chosen.map(({ id }) => id);
    const answer = await client.post(`/devices/${station.device}/events`, { events }, Station);
    setTrouble(answer.ok ? null : answer.problem.message);
    if (answer.ok) onEnd();
  };
  return (
    <form
      class="inset add-events"
      onSubmit={(submitted) => {
        submitted.preventDefault();
        void add();
      }}
    >
      <h3 ref={heading} tabIndex={-1}>
        Where else does {station.station} go?
      </h3>
      <p class="note">
        It goes to {station.events.map(({ name }) => name).join(', ')} already. The tablet need not be
        enrolled again: it learns of more within a quarter of an hour, or at once when its staff view is
        opened. At midnight it goes on to the event whose day it is.
      </p>
      {trouble && (
        <p class="trouble" role="alert">
          {trouble}
        </p>
      )}
      <EventChoice
        except={station.events.map(({ id }) => id)}
        chosen={chosen}
        onChange={(now) => {
          setChosen(now);
          setTrouble(null);
        }}
      />
      <p class="buttons">
        <Button kind="main" type="submit">
          Add to this station
        </Button>
        <Button onPress={onEnd}>Cancel</Button>
      </p>
    </form>
  );
};

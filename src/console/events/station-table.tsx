import { useState } from 'preact/hooks';
import { Station } from '#domain/console-api.ts';
import { Button } from '../../ui/button.tsx';
import { Confirm } from '../../ui/confirm.tsx';
import { client } from '../client.ts';
import { timeText } from '../words.ts';
import { AddEvents } from './add-events.tsx';
import { heldText, missingText } from './station-count.ts';

interface RowProps {
  station: Station;
  event: string;
  onAdd: () => void;
  onRevoke: () => void;
}

const Row = ({ station, event, onAdd, onRevoke }: RowProps) => {
  const missing = missingText(station);
  const others = station.events.filter(({ id }) => id !== event).map(({ name }) => name);
  const extra = station.received - station.held;
  const quarantine = `/console/quarantine?event=${encodeURIComponent(event)}`;
  return (
    <tr>
      <th scope="row">
        {station.station}
        {others.length > 0 && <span class="beside quiet">also at {others.join(', ')}</span>}
        {station.revokedAt && <span class="beside quiet">revoked {timeText(station.revokedAt)}</span>}
      </th>
      <td class="time">{station.lastSeenAt ? timeText(station.lastSeenAt) : 'not yet'}</td>
      <td class="number">
        {station.highestSeq === 0 ? '0' : heldText(station)}
        {missing && <span class="missing">{missing}</span>}
        {extra > 0 && (
          <a class="beside" href={quarantine}>
            and {extra} not counted
          </a>
        )}
      </td>
      <td>
        {!station.revokedAt && station.ownPhonesOf === null && (
          <span class="row-acts">
            <Button kind="quiet" onPress={onAdd}>
              Add events
            </Button>
            <Button kind="quiet" onPress={onRevoke}>
              Revoke
            </Button>
          </span>
        )}
      </td>
    </tr>
  );
};

interface StationTableProps {
  stations: Station[];
  /** The event's id: its quarantine is one step away. */
  event: string;
  onChange: () => void;
}

/** The event's stations: when each was last heard, what is here of its records, sending one to more events and revoking one. */
export const StationTable = ({ stations, event, onChange }: StationTableProps) => {
  const [revoking, setRevoking] = useState<Station | null>(null);
  const [adding, setAdding] = useState<Station | null>(null);
  const [trouble, setTrouble] = useState<string | null>(null);
  const revoke = async ({ device }: Station): Promise<void> => {
    const answer = await client.post(`/devices/${device}/revoke`, {}, Station);
    setRevoking(null);
    setTrouble(answer.ok ? null : answer.problem.message);
    onChange();
  };
  if (stations.length === 0)
    return <p class="empty">No station yet. Enrol one, then open its link on the tablet.</p>;
  return (
    <>
      {trouble && (
        <p class="trouble" role="alert">
          {trouble}
        </p>
      )}
      <table class="table stations">
        <thead>
          <tr>
            <th scope="col">Station</th>
            <th scope="col">Last heard</th>
            <th scope="col" class="number">
              Sign-ins here
            </th>
            <th scope="col">
              <span class="unseen">Acts</span>
            </th>
          </tr>
        </thead>
        <tbody>
          {stations.map((station) => (
            <Row
              key={station.device}
              station={station}
              event={event}
              onAdd={() => setAdding(station)}
              onRevoke={() => setRevoking(station)}
            />
          ))}
        </tbody>
      </table>
      {adding && (
        <AddEvents
          key={adding.device}
          station={adding}
          onEnd={() => {
            setAdding(null);
            onChange();
          }}
        />
      )}
      <p class="note">
        At the end of the day compare with the tablet’s own count, under “End of day” in its staff view: what
        a tablet has not sent yet is known to the tablet alone.
      </p>
      {revoking && (
        <Confirm
          title={`Revoke ${revoking.station}?`}
          act="Revoke this station"
          cancel="Cancel"
          onConfirm={() => void revoke(revoking)}
          onCancel={() => setRevoking(null)}
        >
          <p>
            What it has sent stays. What it still sends goes to quarantine, where a supervisor decides; then
            the tablet wipes itself. To use the tablet again, enrol it with a new code.
          </p>
        </Confirm>
      )}
    </>
  );
};

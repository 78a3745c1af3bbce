import { useState } from 'preact/hooks';
import { Station } from '#domain/console-api.ts';
import { Button } from '../../ui/button.tsx';
import { Confirm } from '../../ui/confirm.tsx';
import { client } from '../client.ts';
import { timeText } from '../words.ts';

/** The event's stations: when each was last heard, what it sent, and revoking one. */
export const StationTable = ({ stations, onChange }: { stations: Station[]; onChange: () => void }) => {
  const [revoking, setRevoking] = useState<Station | null>(null);
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
      <table class="table">
        <thead>
          <tr>
            <th scope="col">Station</th>
            <th scope="col">Last heard</th>
            <th scope="col" class="number">
              Received
            </th>
            <th scope="col">
              <span class="unseen">Revoke</span>
            </th>
          </tr>
        </thead>
        <tbody>
          {stations.map((station) => (
            <tr key={station.device} class={station.revokedAt ? 'gone' : undefined}>
              <th scope="row">{station.station}</th>
              <td>{station.lastSeenAt ? timeText(station.lastSeenAt) : 'not yet'}</td>
              <td class="number">{station.received}</td>
              <td>
                {station.revokedAt ? (
                  <span class="quiet">revoked {timeText(station.revokedAt)}</span>
                ) : (
                  <Button kind="quiet" onPress={() => setRevoking(station)}>
                    Revoke
                  </Button>
                )}
              </td>
            </tr>
          ))}
        </tbody>
      </table>
      {revoking && (
        <Confirm
          title={`Revoke ${revoking.station}?`}
          act="Revoke this station"
          onConfirm={() => void revoke(revoking)}
          onCancel={() => setRevoking(null)}
        >
          <p>
            The tablet can send nothing more. What it has sent stays; what it has not sent yet stays on the
            tablet. To use the tablet again, enrol it with a new code.
          </p>
        </Confirm>
      )}
    </>
  );
};

import { useState } from 'preact/hooks';
import { RosterHistory } from '#domain/rosters-api.ts';
import { Button } from '../../ui/button.tsx';
import { client } from '../client.ts';
import { Waiting } from '../trouble.tsx';
import { useAnswer } from '../use-answer.ts';
import { timeText } from '../words.ts';
import { authorText, statementText } from './statement-words.ts';

const atFirst = 8;

interface HistoryProps {
  event: string;
  timeZone: string;
  /** Null: of everybody and of the roster itself. */
  person: string | null;
  /** Changes whenever something is said. */
  changes: number;
  nameOf: (person: string) => string;
}

/** Everything that was said, newest first: nothing of it is ever lost. */
export const History = ({ event, timeZone, person, changes, nameOf }: HistoryProps) => {
  const query = person === null ? '' : `?person=${encodeURIComponent(person)}`;
  const path = `/classes/${encodeURIComponent(event)}/history${query}`;
  const asked = useAnswer(`${path} ${changes}`, () => client.get(path, RosterHistory));
  const [isWhole, setWhole] = useState(false);
  if (!asked.value) return <Waiting asked={asked} />;
  const said = asked.value.changes;
  if (said.length === 0) return <p class="quiet">Nothing was said yet.</p>;
  return (
    <>
      <ol class="history">
        {said.slice(0, isWhole ? said.length : atFirst).map((change) => (
          <li key={change.id}>
            <span>
              {person === null && change.person !== null && <strong>{nameOf(change.person)} </strong>}
              {statementText(change.says)}
              {change.reason !== null && <> · reason: {change.reason}</>}
            </span>
            <span class="quiet">
              {authorText(change.by)}, {change.station}, {timeText(change.at, timeZone)}
            </span>
          </li>
        ))}
        {isWhole && asked.value.more && <li class="quiet">Older ones are kept and not shown here.</li>}
      </ol>
      {!isWhole && said.length > atFirst && (
        <p class="buttons">
          <Button kind="quiet" onPress={() => setWhole(true)}>
            Show all {said.length}
          </Button>
        </p>
      )}
    </>
  );
};

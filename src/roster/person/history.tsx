import { say } from '../../messages/index.ts';
import { Button } from '../../ui/button.tsx';
import { momentOf } from '../days.ts';
import type { Desk } from '../desk.ts';
import { changeWords } from '../words.ts';

/** Who said what about a person, and when; what still stands can be undone. Newest first. */
export const History = ({ desk, person }: { desk: Desk; person: string }) => {
  const changes = [...desk.changes.value.values()]
    .filter((change) => change.person === person)
    .sort((a, b) => (a.id < b.id ? 1 : -1));
  return (
    <details class="history">
      <summary>{say('roster.history')}</summary>
      {changes.length === 0 && <p class="roster-quiet">{say('roster.history.empty')}</p>}
      <ol>
        {changes.map((change) => (
          <li key={change.id}>
            <p>
              <strong>{changeWords(desk, change)}</strong>
              <span class="roster-quiet">
                {say('roster.history.line', {
                  when: momentOf(change.clocks.wall, desk.event.timeZone),
                  who: change.by.name,
                  role: say(`roster.role.${change.by.role}`),
                })}
              </span>
              {change.reason !== undefined && (
                <span class="roster-quiet">{say('roster.history.reason', { reason: change.reason })}</span>
              )}
            </p>
            {desk.canUndo(change) && (
              <Button kind="quiet" onPress={() => void desk.undo([change])}>
                {say('roster.undo')}
              </Button>
            )}
          </li>
        ))}
      </ol>
    </details>
  );
};

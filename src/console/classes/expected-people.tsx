import { useState } from 'preact/hooks';
import { PeopleAdded } from '#domain/classes-api.ts';
import { Button } from '../../ui/button.tsx';
import { FileDrop } from '../../ui/file-drop.tsx';
import { client } from '../client.ts';
import { acceptedFiles, whyNotSent } from '../lists/words.ts';
import { count } from '../words.ts';

const Outcome = ({ outcome }: { outcome: PeopleAdded }) => (
  <div role="status">
    <p>
      {count(outcome.added, 'person', 'people')} added
      {outcome.already > 0 && `, ${outcome.already} expected already`}.
    </p>
    {outcome.problems.length > 0 && (
      <ul class="remarks">
        {outcome.problems.map(({ row, what }) => (
          <li key={`${row} ${what}`}>
            Row {row}: {what}
          </li>
        ))}
      </ul>
    )}
  </div>
);

/** Who is expected: pasted, or from a file of whatever form lists come in. */
export const ExpectedPeople = ({ event, onChange }: { event: string; onChange: () => void }) => {
  const [pasted, setPasted] = useState('');
  const [outcome, setOutcome] = useState<PeopleAdded | null>(null);
  const [trouble, setTrouble] = useState<string | null>(null);
  const send = async (file: Blob, name: string): Promise<void> => {
    const why = whyNotSent({ name, size: file.size }, 'list of people');
    if (why !== null) return setTrouble(why);
    const path = `/classes/${encodeURIComponent(event)}/people?name=${encodeURIComponent(name.slice(-200))}`;
    const answer = await client.postFile(path, file, PeopleAdded);
    setTrouble(answer.ok ? null : answer.problem.message);
    setOutcome(answer.ok ? answer.value : null);
    if (!answer.ok) return;
    setPasted('');
    onChange();
  };
  return (
    <div class="add-list">
      {trouble && (
        <p class="trouble" role="alert">
          {trouble}
        </p>
      )}
      {outcome && <Outcome outcome={outcome} />}
      <label class="field">
        <span>
          Paste people, one a line: copied from a spreadsheet or an e-mail, with a header if there is one
        </span>
        <textarea
          rows={4}
          value={pasted}
          placeholder={'Name\tE-mail\tIICRC #'}
          onInput={(typed) => setPasted(typed.currentTarget.value)}
        />
      </label>
      <p class="buttons">
        <Button
          disabled={pasted.trim() === ''}
          onPress={() => void send(new Blob([pasted]), 'Pasted people')}
        >
          Add these people
        </Button>
      </p>
      <FileDrop
        words="Or drop a list here (CSV, TSV, Excel, ODS), or choose it:"
        accept={acceptedFiles}
        onFiles={(files) => {
          for (const file of files) void send(file, file.name);
        }}
      />
    </div>
  );
};

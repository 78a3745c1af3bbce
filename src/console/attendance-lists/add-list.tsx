import { useState } from 'preact/hooks';
import { useLocation } from 'preact-iso';
import { ListPage } from '#domain/attendance-lists-api.ts';
import { Button } from '../../ui/button.tsx';
import { FileDrop } from '../../ui/file-drop.tsx';
import { client } from '../client.ts';
import { acceptedFiles, whyNotSent } from './words.ts';

/** A list from a file or a pasted table. One file leads to its page; of several each stands in the table above. */
export const AddList = ({ event, isFirst }: { event: string; isFirst: boolean }) => {
  const { route } = useLocation();
  const [busy, setBusy] = useState<string | null>(null);
  const [troubles, setTroubles] = useState<string[]>([]);
  const [pasted, setPasted] = useState('');

  /** Resolves to the list's id, or null where it was refused. */
  const send = async (file: Blob, name: string): Promise<string | null> => {
    setBusy(name);
    const query = `event=${encodeURIComponent(event)}&name=${encodeURIComponent(name.slice(-200))}`;
    const answer = await client.postFile(`/attendance-lists?${query}`, file, ListPage);
    setBusy(null);
    if (answer.ok) return answer.value.id;
    setTroubles((before) => [...before, `${name}: ${answer.problem.message}`]);
    return null;
  };

  const sendAll = async (files: { file: Blob; name: string }[]): Promise<void> => {
    setTroubles([]);
    const added: string[] = [];
    for (const { file, name } of files) {
      const why = whyNotSent({ name, size: file.size });
      if (why !== null) setTroubles((before) => [...before, why]);
      else {
        const id = await send(file, name);
        if (id !== null) added.push(id);
      }
    }
    const [only] = added;
    if (files.length === 1 && only !== undefined) route(`/console/attendance-lists/${only}`);
  };

  return (
    <div class="add-list">
      {isFirst && (
        <p class="note">
          No list yet. Add what the organiser sent: nothing is posted before you have seen what it would do.
        </p>
      )}
      {troubles.map((trouble) => (
        <p key={trouble} class="trouble" role="alert">
          {trouble}
        </p>
      ))}
      {busy !== null && (
        <p class="quiet" role="status">
          Reading {busy}…
        </p>
      )}
      <FileDrop
        words="Drop an organiser’s list here (CSV, TSV, Excel, ODS), or choose it:"
        accept={acceptedFiles}
        onFiles={(files) => void sendAll(files.map((file) => ({ file, name: file.name })))}
      />
      <details>
        <summary>Paste a table instead</summary>
        <label class="field">
          <span>
            The rows, copied from a spreadsheet, an e-mail or a document, with their header if they have one
          </span>
          <textarea rows={6} value={pasted} onInput={(typed) => setPasted(typed.currentTarget.value)} />
        </label>
        <p class="buttons">
          <Button
            disabled={pasted.trim() === '' || busy !== null}
            onPress={() => void sendAll([{ file: new Blob([pasted]), name: 'Pasted table' }])}
          >
            Add the pasted table
          </Button>
        </p>
      </details>
    </div>
  );
};

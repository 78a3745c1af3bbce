import { useState } from 'preact/hooks';
import { useLocation } from 'preact-iso';
import * as z from 'zod/mini';
import { Button } from '../../ui/button.tsx';
import { FileDrop } from '../../ui/file-drop.tsx';
import { client } from '../client.ts';
import { acceptedFiles, whyNotSent } from './words.ts';

const Added = z.object({ id: z.string() });

interface AddListProps {
  event: string;
  /** Where lists of this kind are, in the API and in the console alike. */
  path: string;
  /** What such a list is called: "attendance list". */
  what: string;
  /** What is dropped here. */
  invitation: string;
  /** Said where there is none yet; null otherwise. */
  beginning: string | null;
}

/** A list from a file or a pasted table. One file leads to its page; of several each stands in the table above. */
export const AddList = ({ event, path, what, invitation, beginning }: AddListProps) => {
  const { route } = useLocation();
  const [busy, setBusy] = useState<string | null>(null);
  const [troubles, setTroubles] = useState<string[]>([]);
  const [pasted, setPasted] = useState('');

  /** Resolves to the list's id, or null where it was refused. */
  const send = async (file: Blob, name: string): Promise<string | null> => {
    setBusy(name);
    const query = `event=${encodeURIComponent(event)}&name=${encodeURIComponent(name.slice(-200))}`;
    const answer = await client.postFile(`${path}?${query}`, file, Added);
    setBusy(null);
    if (answer.ok) return answer.value.id;
    setTroubles((before) => [...before, `${name}: ${answer.problem.message}`]);
    return null;
  };

  const sendAll = async (files: { file: Blob; name: string }[]): Promise<void> => {
    setTroubles([]);
    const added: string[] = [];
    for (const { file, name } of files) {
      const why = whyNotSent({ name, size: file.size }, what);
      if (why !== null) setTroubles((before) => [...before, why]);
      else {
        const id = await send(file, name);
        if (id !== null) added.push(id);
      }
    }
    const [only] = added;
    if (files.length === 1 && only !== undefined) route(`/console${path}/${only}`);
  };

  return (
    <div class="add-list">
      {beginning !== null && <p class="note">{beginning}</p>}
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
        words={invitation}
        accept={acceptedFiles}
        onFiles={(files) => void sendAll(files.map((file) => ({ file, name: file.name })))}
      />
      <details>
        <summary>Paste the {what} instead</summary>
        <label class="field">
          <span>
            The rows of the {what}, copied from a spreadsheet, an e-mail or a document, with their header if
            they have one
          </span>
          <textarea rows={6} value={pasted} onInput={(typed) => setPasted(typed.currentTarget.value)} />
        </label>
        <p class="buttons">
          <Button
            disabled={pasted.trim() === '' || busy !== null}
            onPress={() => void sendAll([{ file: new Blob([pasted]), name: 'Pasted table' }])}
          >
            Add the pasted {what}
          </Button>
        </p>
      </details>
    </div>
  );
};

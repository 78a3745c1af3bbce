import { useState } from 'preact/hooks';
import type { ImportOutcome } from '#domain/quarantine-api.ts';
import type { SealedExport } from '#domain/sealed-export.ts';
import { FileDrop } from '../../ui/file-drop.tsx';
import { Page } from '../page.tsx';
import { bring, readExport } from './bring.ts';
import { CodeReader } from './code-reader.tsx';
import { outcomeText } from './outcome.ts';

type Done = { number: number } & ({ ok: true; outcome: ImportOutcome } | { ok: false; sentence: string });

const DoneView = ({ done }: { done: Done }) => {
  if (!done.ok)
    return (
      <li>
        <p class="trouble" role="alert">
          {done.sentence}
        </p>
      </li>
    );
  const { outcome } = done;
  const event = encodeURIComponent(outcome.event.id);
  return (
    <li class="imported">
      <strong>{outcomeText(outcome)}</strong>
      <span>
        <a href={`/console/events/${event}`}>{outcome.event.name}</a>
        {outcome.quarantined > 0 && (
          <>
            {' · '}
            <a href={`/console/quarantine?event=${event}`}>Look into the quarantine</a>
          </>
        )}
      </span>
    </li>
  );
};

/** What a tablet without a network holds, brought here: as a file, or as a series of QR codes. */
export const ImportPage = () => {
  const [done, setDone] = useState<Done[]>([]);
  const [busy, setBusy] = useState(0);

  const tell = (one: { ok: true; outcome: ImportOutcome } | { ok: false; sentence: string }): void =>
    setDone((before) => [{ number: before.length, ...one }, ...before]);

  const take = async (sealed: SealedExport): Promise<boolean> => {
    setBusy((before) => before + 1);
    const answer = await bring(sealed);
    setBusy((before) => before - 1);
    tell(
      answer.ok
        ? { ok: true, outcome: answer.value }
        : { ok: false, sentence: `${sealed.station}: ${answer.problem}` },
    );
    return answer.ok;
  };

  const takeFiles = async (files: File[]): Promise<void> => {
    for (const file of files) {
      const sealed = readExport(await file.text());
      if (sealed.ok) await take(sealed.value);
      else tell({ ok: false, sentence: `${file.name} ${sealed.problem}` });
    }
  };

  return (
    <Page title="Import from a tablet">
      <p class="lead">
        For a tablet that will not be online again. Its staff view, under Export, gives a file or shows codes;
        both are sealed. Importing twice, or what also came by network, changes nothing.
      </p>
      {busy > 0 && (
        <p class="quiet" role="status">
          Importing…
        </p>
      )}
      <ul class="imports" aria-live="polite" aria-label="What was imported">
        {done.map((one) => (
          <DoneView key={one.number} done={one} />
        ))}
      </ul>
      <div class="columns">
        <section class="panel">
          <h2>A file</h2>
          <FileDrop
            words="Drop the tablet’s file here, or choose it:"
            accept=".json,application/json"
            onFiles={(files) => void takeFiles(files)}
          />
        </section>
        <section class="panel">
          <h2>A series of QR codes</h2>
          <CodeReader onExport={take} />
        </section>
      </div>
    </Page>
  );
};

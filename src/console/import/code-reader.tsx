import { useRef, useState } from 'preact/hooks';
import type { SealedExport } from '#domain/sealed-export.ts';
import { Button } from '../../ui/button.tsx';
import { CodeCamera } from './code-camera.tsx';
import { type FrameSets, progressText, takeTexts, without } from './frames.ts';

interface CodeReaderProps {
  /** A series is whole. Resolves to whether it was imported: otherwise it may be shown again. */
  onExport: (sealed: SealedExport) => Promise<boolean>;
}

const Progress = ({ sets }: { sets: FrameSets }) => (
  <ul class="series" aria-live="polite">
    {[...sets.values()].map((set) => (
      <li key={set.set}>
        <progress max={set.count} value={set.payloads.size} aria-label="Codes read" />
        <span>{progressText(set)}</span>
      </li>
    ))}
  </ul>
);

/** A tablet's series of QR codes: by this computer's camera, typed by a hand scanner, or pasted. */
export const CodeReader = ({ onExport }: CodeReaderProps) => {
  const [watching, setWatching] = useState(false);
  const [typed, setTyped] = useState('');
  const [trouble, setTrouble] = useState<string | null>(null);
  const [sets, setSets] = useState<FrameSets>(new Map());
  // The camera may read two codes before the page is drawn again.
  const latest = useRef(sets);

  const keep = (now: FrameSets): void => {
    latest.current = now;
    setSets(now);
  };

  const take = (texts: readonly string[]): string[] => {
    const taken = takeTexts(latest.current, texts);
    if (taken.sets === latest.current && taken.broken === 0) return taken.rest;
    keep(taken.sets);
    setTrouble(taken.broken > 0 ? 'These codes do not fit together. Let the tablet show them again.' : null);
    for (const { set, sealed } of taken.whole)
      void onExport(sealed).then((imported) => imported || keep(without(latest.current, set)));
    return taken.rest;
  };

  /** Whole lines are taken away as they are understood; what is still being typed stays. */
  const type = (text: string): void => {
    const lines = text.split(/[\r\n\t]+/);
    const rest = take(lines);
    setTyped(rest.join('\n'));
  };

  return (
    <>
      {trouble && (
        <p class="trouble" role="alert">
          {trouble}
        </p>
      )}
      {watching && <CodeCamera onText={(text) => take([text])} />}
      {sets.size > 0 && <Progress sets={sets} />}
      <p class="buttons">
        <Button kind={watching ? 'plain' : 'main'} onPress={() => setWatching(!watching)}>
          {watching ? 'Stop the camera' : 'Read codes with the camera'}
        </Button>
      </p>
      <label class="field">
        <span>Or let a hand scanner type the codes here, or paste them</span>
        <textarea
          rows={3}
          value={typed}
          spellcheck={false}
          autocomplete="off"
          onInput={(input) => type(input.currentTarget.value)}
        />
      </label>
      {typed.trim() !== '' && (
        <p class="note">What stays in the field is no code of an export, or is not complete yet.</p>
      )}
    </>
  );
};

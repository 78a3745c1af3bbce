import { useEffect, useState } from 'preact/hooks';
import { say } from '../../messages/index.ts';
import { Button } from '../../ui/button.tsx';
import { playTone } from '../tone.ts';
import { useCountdown } from '../use-countdown.ts';
import type { Outcome, Visit } from '../visit.ts';

const clearsAfterSeconds = 5;

/** The one table from outcome to words. */
const wordsOf = (outcome: Outcome, who: string | null): { title: string; line: string } => {
  switch (outcome) {
    case 'signed-in':
      return {
        title: who ? say('saved.thanks', { who }) : say('saved.thanks-nameless'),
        line: say('saved.saved'),
      };
    case 'again':
      return {
        title: who ? say('saved.again-title', { who }) : say('saved.again-title-nameless'),
        line: say('saved.again'),
      };
    case 'unreadable':
      return { title: say('saved.unreadable-title'), line: say('saved.unreadable') };
  }
};

interface SavedProps {
  visit: Extract<Visit, { at: 'saved' }>;
  onClear: () => void;
}

/** Success, for a few seconds. A finger on the screen holds it. */
export const Saved = ({ visit: { outcome, who }, onClear }: SavedProps) => {
  const [held, setHeld] = useState(false);
  const left = useCountdown(clearsAfterSeconds, held, onClear);
  useEffect(() => playTone(outcome), []);
  const { title, line } = wordsOf(outcome, who);
  const release = () => setHeld(false);
  return (
    <section
      class={`saved saved-${outcome}`}
      onPointerDown={() => setHeld(true)}
      onPointerUp={release}
      onPointerCancel={release}
      onPointerLeave={release}
    >
      <div class="saved-words" role="status">
        <svg class="saved-tick" viewBox="0 0 120 120" aria-hidden="true">
          <circle cx="60" cy="60" r="54" />
          <path d="M36 62l17 17 32-36" />
        </svg>
        <h1>{title}</h1>
        <p>{line}</p>
      </div>
      <div class="saved-end">
        <Button onPress={onClear}>{say('saved.done')}</Button>
        <p class="saved-clears" aria-hidden="true">
          {say('saved.clears', { seconds: left })}
        </p>
        <progress max={clearsAfterSeconds} value={left - 1} aria-hidden="true" />
      </div>
    </section>
  );
};

import { useEffect, useState } from 'preact/hooks';
import { say } from '../../messages/index.ts';
import { Button } from '../../ui/button.tsx';
import { Confirm } from '../../ui/confirm.tsx';
import { usePart } from '../../ui/use-part.ts';
import type { Booth } from '../booth.ts';
import type { Outcome } from '../form.ts';
import { readPrinting } from '../print-setting.ts';
import { Receipt } from '../receipt.tsx';
import { playTone } from '../tone.ts';
import { useCountdown } from '../use-countdown.ts';
import type { Visit } from '../visit.ts';

type SavedVisit = Extract<Visit, { at: 'saved' }>;

const clearsAfterSeconds = 6;
const longerSeconds = 30;

interface Words {
  title: string;
  line: string;
  /** What happens next, or what there is to do. */
  next: string;
}

/** The one table from outcome to words. */
const wordsOf = (outcome: Outcome, who: string | null): Words => {
  const thanks = who ? say('saved.thanks', { who }) : say('saved.thanks-nameless');
  switch (outcome) {
    case 'signed-in':
      return { title: thanks, line: say('saved.saved'), next: say('saved.next') };
    case 'again':
      return {
        title: who ? say('saved.again-title', { who }) : say('saved.again-title-nameless'),
        line: say('saved.again'),
        next: say('saved.again-next'),
      };
    case 'unreadable':
      return {
        title: say('saved.unreadable-title'),
        line: say('saved.saved'),
        next: say('saved.unreadable-next'),
      };
    case 'corrected':
      return { title: thanks, line: say('saved.corrected'), next: say('saved.corrected-next') };
    case 'withdrawn':
      return {
        title: say('saved.withdrawn-title'),
        line: say('saved.withdrawn'),
        next: say('saved.withdrawn-next'),
      };
  }
};

const mayCorrect = (outcome: Outcome): boolean => outcome !== 'corrected' && outcome !== 'withdrawn';

interface ActsProps {
  booth: Booth;
  visit: SavedVisit;
  onLonger: () => void;
  onNotMe: () => void;
}

const Acts = ({ booth, visit: { outcome, group }, onLonger, onNotMe }: ActsProps) => (
  <>
    <div class="saved-acts">
      <Button kind="main" onPress={() => booth.send({ type: 'went-on' })}>
        {say(group === null ? 'saved.done' : 'group.next')}
      </Button>
      {group !== null && <Button onPress={() => booth.send({ type: 'cleared' })}>{say('group.done')}</Button>}
      <Button onPress={onLonger}>{say('saved.longer')}</Button>
    </div>
    {mayCorrect(outcome) && (
      <div class="saved-acts">
        <Button kind="quiet" onPress={() => booth.send({ type: 'correction-opened' })}>
          {say(outcome === 'unreadable' ? 'saved.add' : 'saved.correct')}
        </Button>
        <Button kind="quiet" onPress={onNotMe}>
          {say('saved.not-me')}
        </Button>
      </div>
    )}
  </>
);

const loadPrint = async () => (await import('../print-receipt.tsx')).PrintReceipt;

/** Success, for a few seconds; a finger on the screen holds it, and whoever wants to keeps it longer. */
export const Saved = ({ booth, visit }: { booth: Booth; visit: SavedVisit }) => {
  const { outcome, who, checkIn, group } = visit;
  const [held, setHeld] = useState(false);
  const [asksNotMe, setAsksNotMe] = useState(false);
  const { left, extend } = useCountdown(clearsAfterSeconds, held, () => booth.send({ type: 'went-on' }));
  const Print = usePart(readPrinting(), loadPrint);
  useEffect(() => playTone(outcome), []);
  const { title, line, next } = wordsOf(outcome, who);
  const release = () => setHeld(false);
  const stayLonger = () => extend(longerSeconds);
  const askNotMe = () => {
    stayLonger();
    setAsksNotMe(true);
  };
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
          <path d={outcome === 'withdrawn' ? 'M36 60h48' : 'M36 62l17 17 32-36'} />
        </svg>
        <h1>{title}</h1>
        <p class="saved-line">{line}</p>
        <p class="saved-next">{next}</p>
      </div>
      {outcome !== 'withdrawn' && <Receipt checkIn={checkIn} />}
      <div class="saved-end">
        <Acts booth={booth} visit={visit} onLonger={stayLonger} onNotMe={askNotMe} />
        {Print && outcome !== 'withdrawn' && (
          <Print checkIn={checkIn} event={booth.station.value?.pack.event.name ?? ''} onPrint={stayLonger} />
        )}
        <p class="saved-clears" aria-hidden="true">
          {say(group === null ? 'saved.clears' : 'group.continues', { count: left })}
        </p>
        <progress max={clearsAfterSeconds} value={left - 1} aria-hidden="true" />
      </div>
      {asksNotMe && (
        <Confirm
          title={say('not-me.title')}
          act={say('not-me.act')}
          cancel={say('not-me.cancel')}
          onConfirm={booth.withdraw}
          onCancel={() => setAsksNotMe(false)}
        >
          <p>{say('not-me.lead')}</p>
        </Confirm>
      )}
    </section>
  );
};

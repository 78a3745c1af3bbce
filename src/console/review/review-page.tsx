import { useEffect, useState } from 'preact/hooks';
import { useLocation } from 'preact-iso';
import {
  RecentDecisions as DecidedLately,
  DecisionOutcome,
  type ReviewDecision,
  type ReviewItem,
  ReviewQueue,
  RulingOutcome,
} from '#domain/console-api.ts';
import { client } from '../client.ts';
import { Page } from '../page.tsx';
import { RecentDecisions } from '../recent-decisions.tsx';
import { Stale, Waiting } from '../trouble.tsx';
import { useAnswer } from '../use-answer.ts';
import { count, timeText } from '../words.ts';
import { seenName } from './claim-name.ts';
import { ReviewItemView } from './review-item.tsx';
import { actOf, shortcutHelp } from './shortcut.ts';

const atOnce = 100;
const shortcutsKey = 'rollcall-review-shortcuts';

interface Decided {
  decision: string;
  /** A decision who it is, or a word on who it is not. */
  what: 'decision' | 'ruling';
  sentence: string;
  undone: boolean;
  canUndo: boolean;
}

/** One that was made before this page was opened, or by somebody else. */
const decidedBefore = (made: DecidedLately['decisions'][number]): Decided => {
  const { decision, registrant, reason, by, at } = made;
  const who = registrant
    ? `${registrant.name}, ${registrant.registrantNumber}`
    : `not a registrant (${reason ?? 'no reason given'})`;
  const sentence = `${seenName(made)}: ${who}. ${by}, ${timeText(at)}`;
  return { decision, what: 'decision', sentence, undone: false, canUndo: true };
};

/** A radio button or a checkbox takes no letters. */
const isTyping = (target: EventTarget | null): boolean =>
  target instanceof HTMLInputElement
    ? target.type !== 'radio' && target.type !== 'checkbox'
    : target instanceof HTMLTextAreaElement || target instanceof HTMLSelectElement;

/** The button that was pressed goes with its row: the focus stays with the check-in. */
const keepFocus = (): void => {
  if (document.activeElement?.closest('.item')) document.querySelector<HTMLElement>('.item > h2')?.focus();
};

const QueueList = ({
  items,
  chosen,
  onChoose,
}: {
  items: ReviewItem[];
  chosen: string;
  onChoose: (id: string) => void;
}) => (
  <ol class="queue" aria-label="To decide">
    {items.map((item) => (
      <li key={item.checkIn}>
        <button
          type="button"
          aria-current={item.checkIn === chosen ? 'true' : undefined}
          onClick={() => onChoose(item.checkIn)}
        >
          <strong>{seenName(item)}</strong>
          <span>
            {item.candidates.length > 0
              ? count(item.candidates.length, 'candidate', 'candidates')
              : 'no candidate'}{' '}
            · {item.station} · {timeText(item.at)}
          </span>
        </button>
      </li>
    ))}
  </ol>
);

const Shortcuts = ({ on, onSwitch }: { on: boolean; onSwitch: (on: boolean) => void }) => (
  <details class="shortcuts">
    <summary>Keys</summary>
    <dl>
      {shortcutHelp.map(([key, what]) => (
        <div key={key}>
          <dt>{key}</dt>
          <dd>{what}</dd>
        </div>
      ))}
    </dl>
    <label>
      <input type="checkbox" checked={on} onChange={(changed) => onSwitch(changed.currentTarget.checked)} />{' '}
      Single keys are on
    </label>
  </details>
);

/** Those that a person must decide, oldest first; the outcome of each decision stays, with its undo. */
export const ReviewPage = () => {
  const { query } = useLocation();
  const filter = query.event ? `&event=${encodeURIComponent(query.event)}` : '';
  const asked = useAnswer(filter, () => client.get(`/review?limit=${atOnce}${filter}`, ReviewQueue));
  const [chosenId, setChosenId] = useState('');
  const [candidate, setCandidate] = useState(0);
  const [mode, setMode] = useState<'candidates' | 'search' | 'reject'>('candidates');
  const [decidedHere, setDecidedHere] = useState<Decided[]>([]);
  const before = useAnswer('', () => client.get('/review/decisions', DecidedLately));
  const [trouble, setTrouble] = useState<string | null>(null);
  const [shortcuts, setShortcuts] = useState(localStorage.getItem(shortcutsKey) !== 'off');

  const items = asked.value?.items ?? [];
  const position = Math.max(
    0,
    items.findIndex(({ checkIn }) => checkIn === chosenId),
  );
  const item = items[position];
  const earlier = (before.value?.decisions ?? []).filter(
    ({ decision }) => !decidedHere.some((here) => here.decision === decision),
  );
  const decisions = [...decidedHere, ...earlier.map(decidedBefore)].slice(0, 20);

  const choose = (id: string): void => {
    setChosenId(id);
    setCandidate(0);
    setMode('candidates');
    setTrouble(null);
  };

  const remember = (decided: Pick<Decided, 'decision' | 'what' | 'sentence'>): void =>
    setDecidedHere((made) => [{ ...decided, undone: false, canUndo: true }, ...made]);
  /** It stays on the page, struck through, wherever it was made. */
  const markUndone = ({ decision }: Pick<Decided, 'decision'>): void =>
    setDecidedHere((made) => {
      const isHere = made.some((one) => one.decision === decision);
      const all = isHere ? made : [...decisions.filter((one) => one.decision === decision), ...made];
      return all.map((one) => (one.decision === decision ? { ...one, undone: true } : one));
    });

  const decide = async (decided: ReviewItem, decision: ReviewDecision): Promise<void> => {
    const next = items[position + 1] ?? items[position - 1];
    const answer = await client.post(`/review/${decided.checkIn}/decisions`, decision, DecisionOutcome);
    if (answer.ok) {
      const sentence = `${seenName(decided)}: ${answer.value.sentence}`;
      remember({ decision: answer.value.decision, what: 'decision', sentence });
      choose(next?.checkIn ?? '');
    } else setTrouble(answer.problem.message);
    await asked.again();
  };

  const ruleOut = async (about: ReviewItem, registrant: string): Promise<void> => {
    const answer = await client.post(`/review/${about.checkIn}/ruled-out`, { registrant }, RulingOutcome);
    if (answer.ok) {
      const { ruling, sentence } = answer.value;
      remember({ decision: ruling, what: 'ruling', sentence: `${seenName(about)}: ${sentence}` });
      // It says not who it is: the check-in stays.
      choose(about.checkIn);
      keepFocus();
    } else setTrouble(answer.problem.message);
    await asked.again();
  };

  const takeBack = async (ruling: string): Promise<void> => {
    const answer = await client.post(`/review/ruled-out/${ruling}/undo`, {}, RulingOutcome);
    if (answer.ok) {
      markUndone({ decision: ruling });
      choose(answer.value.checkIn);
      keepFocus();
    } else setTrouble(answer.problem.message);
    await asked.again();
  };

  const undo = async (decided: Decided): Promise<void> => {
    if (decided.what === 'ruling') return takeBack(decided.decision);
    const answer = await client.post(`/review/decisions/${decided.decision}/undo`, {}, DecisionOutcome);
    if (!answer.ok) return setTrouble(answer.problem.message);
    markUndone(decided);
    choose(answer.value.checkIn);
    await asked.again();
  };

  const press = (key: string): boolean => {
    const pressed = actOf(key);
    switch (pressed?.act) {
      case undefined:
        return false;
      case 'next':
      case 'previous': {
        const other = items[position + (pressed.act === 'next' ? 1 : -1)];
        if (other) choose(other.checkIn);
        return true;
      }
      case 'choose':
        setCandidate(pressed.candidate);
        setMode('candidates');
        return true;
      case 'search':
        setMode('search');
        return true;
      case 'reject':
        setMode('reject');
        return true;
      case 'accept': {
        const registrant = item?.candidates[candidate]?.registrant.id;
        if (item && registrant) void decide(item, { verdict: 'accept', registrant });
        return true;
      }
      case 'rule-out': {
        const registrant = item?.candidates[candidate]?.registrant.id;
        if (item && registrant) void ruleOut(item, registrant);
        return true;
      }
      case 'undo': {
        const last = decisions.find(({ undone }) => !undone);
        if (last) void undo(last);
        return true;
      }
    }
  };

  useEffect(() => {
    if (!shortcuts) return;
    const onKey = (event: KeyboardEvent): void => {
      if (isTyping(event.target) || event.ctrlKey || event.metaKey || event.altKey) return;
      if (press(event.key)) event.preventDefault();
    };
    addEventListener('keydown', onKey);
    return () => removeEventListener('keydown', onKey);
  });

  return (
    <Page
      title="Review"
      above={query.event && <a href="/console/review">Review of all events</a>}
      aside={
        asked.value && (
          <span class="quiet">{count(asked.value.total, 'check-in', 'check-ins')} to decide</span>
        )
      }
    >
      <Stale asked={asked} />
      {!asked.value && <Waiting asked={asked} />}
      {trouble && (
        <p class="trouble" role="alert">
          {trouble}
        </p>
      )}
      {asked.value && !item && (
        <p class="empty">Nothing to review. Check-ins that the engine cannot decide appear here.</p>
      )}
      {item && (
        <div class="review">
          <QueueList items={items} chosen={item.checkIn} onChoose={choose} />
          <ReviewItemView
            key={item.checkIn}
            item={item}
            candidate={candidate}
            mode={mode}
            onCandidate={setCandidate}
            onMode={setMode}
            onDecide={(decision) => void decide(item, decision)}
            onRuleOut={(registrant) => void ruleOut(item, registrant)}
            onTakeBack={(ruling) => void takeBack(ruling)}
          />
        </div>
      )}
      {decisions.length > 0 && (
        <RecentDecisions decisions={decisions} onUndo={(decided) => void undo(decided)} />
      )}
      <Shortcuts
        on={shortcuts}
        onSwitch={(on) => {
          localStorage.setItem(shortcutsKey, on ? 'on' : 'off');
          setShortcuts(on);
        }}
      />
    </Page>
  );
};

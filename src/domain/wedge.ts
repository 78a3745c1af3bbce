/**
 * A keyboard-wedge scanner types what it reads. It is told from a person by its speed: its keys are
 * at most 35 ms apart, at least 4, ended by Enter, Tab or 60 ms of silence. A slow one keeps to 50 ms,
 * which nobody does over ten characters. This is a pure machine over keys and times; it holds a run of
 * fast keys back until it knows whose they were.
 *
 * What it cannot know: a key that a person presses within 35 ms before a burst becomes part of the scan
 * (the payload's own format or the match then fails, visibly), as does one in the middle of an uneven one.
 */
import {
  type BurstKey,
  isOpenCard,
  payloadIn,
  payloadsIn,
  splitAfterEnd,
  splitIntruders,
  textIn,
} from './wedge/burst.ts';
import { altCharacters, isEnding, textOf, withControl } from './wedge/keys.ts';

/** Key as in `KeyboardEvent.key`; auto-repeated events (`repeat`) need not be passed on. */
export interface WedgeKey {
  key: string;
  atMs: number;
}
/** Tells that no key came up to a moment: send one 60 ms after each key. */
export interface WedgeSilence {
  silenceUntilMs: number;
}

/** The keys of a run, last first: a burst may be long, and each step makes a new state. */
interface Keys extends BurstKey {
  before: Keys | null;
}

interface Run {
  keys: Keys | null;
  /** How many of the keys have text. */
  length: number;
  /** The first and the last characters: enough to know a card that has not come to its end. */
  head: string;
  tail: string;
  lastMs: number;
  /** The last character was an Enter or a Tab. */
  ended: boolean;
  /** Some gaps are longer than a fast scanner's. */
  slow: boolean;
  /** The last key was Control: with the next one it makes a control character. */
  control: boolean;
  /** Digits after Alt, which may be the code of a character; null without Alt. */
  alt: string | null;
  /** Characters that came as Alt and digits. */
  altCharacters: number;
}

export interface WedgeState {
  /** Fast keys not yet decided on. */
  run: Run | null;
  /** The character that a person typed last, and may be holding down. */
  held: string;
}

export interface WedgeStep {
  state: WedgeState;
  /** Complete scans, without their endings: more than one when a scanner empties its memory. */
  scans: string[];
  /** What a person typed before and between them: Enter is `\n`, Backspace is `\b`. */
  typed: string;
}

export const firstWedgeState: WedgeState = { run: null, held: '' };

const maxGapMs = 35;
const maxSlowGapMs = 50;
const silenceMs = 60;
const minScanKeys = 4;
const minSlowKeys = 10;
/** As much of a payload as is ever read; a burst may go on, but not fill the memory. */
const maxScanKeys = 64 * 1024;
const edgeLength = 40;

const startRun = (atMs: number): Run => ({
  keys: null,
  length: 0,
  head: '',
  tail: '',
  lastMs: atMs,
  ended: false,
  slow: false,
  control: false,
  alt: null,
  altCharacters: 0,
});

const keysOf = (run: Run): BurstKey[] => {
  const keys: BurstKey[] = [];
  for (let cell = run.keys; cell; cell = cell.before) keys.push({ text: cell.text, atMs: cell.atMs });
  return keys.reverse();
};

/** One key more; `text` is empty for a key without. */
const withKey = (run: Run, text: string, atMs: number): Run => ({
  ...run,
  keys: run.length < maxScanKeys ? { text, atMs, before: run.keys } : run.keys,
  length: run.length + (text === '' ? 0 : 1),
  head: run.head.length < edgeLength ? run.head + text : run.head,
  tail: (run.tail + text).slice(-edgeLength),
  slow: run.slow || (run.length > 0 && !run.ended && atMs - run.lastMs > maxGapMs && !isEnding(text)),
  lastMs: atMs,
  ended: text === '' ? run.ended : isEnding(text),
  control: false,
});

/** The digits after an Alt have come to their end: a character, or digits. */
const withoutAlt = (run: Run, digitFollows: boolean): Run => {
  const { alt: digits } = run;
  if (digits === null) return run;
  const isAmongOthers = run.altCharacters > 0 || run.length === 0;
  const characters = altCharacters({ digits, isAmongOthers, digitFollows });
  const plain: Run = { ...run, alt: null, altCharacters: run.altCharacters + (characters ? 1 : 0) };
  return (characters ?? Array.from(digits)).reduce<Run>(
    (longer, text) => withKey(longer, text, run.lastMs),
    plain,
  );
};

/** Held down, a key repeats as fast as a scanner types. */
const isHeldKey = (payload: string, held: string): boolean =>
  held !== '' && Array.from(payload).every((character) => character === held);

interface Decided {
  scans: string[];
  typed: string;
}

const typedIn = (text: string): Decided => ({ scans: [], typed: text.replace(/[^\P{Cc}\n\t]/gu, '') });

/** Fast keys: scans if they ended as a scanner ends, otherwise a person's. */
const decideFast = (keys: BurstKey[], endedLikeAScan: boolean, held: string): Decided => {
  const text = textIn(keys);
  const payload = payloadIn(text);
  const isScan = endedLikeAScan && Array.from(payload).length >= minScanKeys && !isHeldKey(payload, held);
  if (!isScan) return typedIn(text);
  const { keys: before, after } = splitAfterEnd(keys);
  const { keys: own, intruders } = splitIntruders(before);
  return { scans: payloadsIn(payloadIn(textIn(own)), minScanKeys), typed: intruders + after };
};

/** Runs of fast keys between slow gaps. */
const fastRunsIn = (keys: BurstKey[]): BurstKey[][] => {
  const runs: BurstKey[][] = [];
  let lastMs = Number.NEGATIVE_INFINITY;
  for (const key of keys) {
    const run = runs.at(-1);
    if (run && (key.atMs - lastMs <= maxGapMs || isEnding(key.text))) run.push(key);
    else runs.push([key]);
    lastMs = key.atMs;
  }
  return runs;
};

/** No person keeps to 50 ms over ten characters, and few badges are without a digit, a colon or an @. */
const isSlowScan = (keys: BurstKey[]): boolean => {
  const text = textIn(keys);
  const payload = payloadIn(text);
  const slowGaps = fastRunsIn(keys).length - 1;
  return (
    isEnding(text.slice(-1)) &&
    payload.length >= minSlowKeys &&
    /[\d:@]/.test(payload) &&
    slowGaps >= keys.length * 0.3
  );
};

/** Keys with slow gaps: a slow scanner's, or those of a person and of a fast one next to each other. */
const decideSlow = (keys: BurstKey[], endedLikeAScan: boolean, held: string): Decided => {
  if (endedLikeAScan && isSlowScan(keys)) {
    return { scans: payloadsIn(payloadIn(textIn(keys)), minScanKeys), typed: '' };
  }
  const runs = fastRunsIn(keys);
  const decided = runs.map((run, index) => {
    const isLast = index === runs.length - 1;
    return decideFast(run, isLast ? endedLikeAScan : isEnding(run.at(-1)?.text ?? ''), held);
  });
  return {
    scans: decided.flatMap(({ scans }) => scans),
    typed: decided.map(({ typed }) => typed).join(''),
  };
};

/** A run becomes scans, what a person typed, or both. `endedLikeAScan`: by Enter, Tab or silence. */
const decide = ({ run, held }: WedgeState, endedLikeAScan: boolean): WedgeStep => {
  if (!run) return { state: { run, held }, scans: [], typed: '' };
  const whole = withoutAlt(run, false);
  const { scans, typed } = (whole.slow ? decideSlow : decideFast)(keysOf(whole), endedLikeAScan, held);
  const lastTyped = Array.from(typed).at(-1) ?? (scans.length > 0 ? '' : held);
  return { state: { run: null, held: lastTyped }, scans, typed };
};

/** After its line end a burst is over soon, but a slow scanner's or a card's next line may come. */
const lineGapMs = (run: Run): number => (run.slow || isOpenCard(run) ? maxSlowGapMs : maxGapMs);

/** Whether this text, so much later, still belongs to the run. */
const isNextOf = (run: Run, text: string, gapMs: number): boolean => {
  if (gapMs <= maxGapMs) return true;
  if (run.ended) return gapMs <= lineGapMs(run);
  // Some scanners pause before their ending; nothing else that late belongs to the burst.
  return isEnding(text) ? gapMs < silenceMs : gapMs <= maxSlowGapMs;
};

/** Whether a silence after a run ends it as a scanner ends. */
const isOver = (run: Run | null, untilMs: number): boolean => {
  if (!run) return false;
  const gapMs = untilMs - run.lastMs;
  return gapMs >= silenceMs || (run.ended && gapMs > maxGapMs && gapMs > lineGapMs(run));
};

/**
 * Keys without text. In time, they keep a burst alive, and Control and Alt change what comes next; late
 * ones decide nothing by themselves.
 */
const stepModifier = (state: WedgeState, { key, atMs }: WedgeKey): WedgeStep => {
  const { run } = state;
  const control = key === 'Control' || (key === 'Shift' && (run?.control ?? false));
  const alt = key === 'Alt' ? '' : null;
  if (run && atMs - run.lastMs <= maxGapMs) {
    const longer = withKey(withoutAlt(run, false), '', atMs);
    return { state: { ...state, run: { ...longer, control, alt } }, scans: [], typed: '' };
  }
  if (run && !isOver(run, atMs)) return { state, scans: [], typed: '' };
  const decided = decide(state, true);
  if (!control && alt === null) return decided;
  return { ...decided, state: { ...decided.state, run: { ...startRun(atMs), control, alt } } };
};

const mostAltDigits = 4;
const isDigit = (text: string): boolean => /^\d$/.test(text);

/** A key with text. */
const stepText = (state: WedgeState, plain: string, atMs: number): WedgeStep => {
  const { run } = state;
  const gapMs = run ? atMs - run.lastMs : 0;
  const isInTime = gapMs <= maxGapMs;
  if (run?.alt != null && isInTime && run.alt.length < mostAltDigits && isDigit(plain)) {
    return { state: { ...state, run: { ...run, alt: run.alt + plain, lastMs: atMs } }, scans: [], typed: '' };
  }
  const text = run?.control && isInTime ? withControl(plain) : plain;
  if (run && isNextOf(run, text, gapMs)) {
    return {
      state: { ...state, run: withKey(withoutAlt(run, isDigit(plain)), text, atMs) },
      scans: [],
      typed: '',
    };
  }
  const decided = decide(state, isOver(run, atMs));
  return { ...decided, state: { ...decided.state, run: withKey(startRun(atMs), text, atMs) } };
};

/** Takes one key, or the news that there was none; answers what has become certain by it. */
export const wedgeStep = (state: WedgeState, input: WedgeKey | WedgeSilence): WedgeStep => {
  const { run } = state;
  if ('silenceUntilMs' in input) {
    return isOver(run, input.silenceUntilMs) ? decide(state, true) : { state, scans: [], typed: '' };
  }
  if (input.key === 'Backspace') {
    const decided = decide(state, isOver(run, input.atMs));
    return { ...decided, typed: `${decided.typed}\b` };
  }
  const plain = textOf(input.key);
  return plain === '' ? stepModifier(state, input) : stepText(state, plain, input.atMs);
};

/** What a person typed, Backspaces carried out. */
const typedText = (keys: string): string => {
  const kept: string[] = [];
  for (const character of keys) {
    if (character === '\b') kept.pop();
    else kept.push(character);
  }
  return kept.join('');
};

/** A whole recorded trace; its end counts as silence. */
export const readWedge = (keys: [key: string, atMs: number][]): { scans: string[]; typed: string } => {
  const scans: string[] = [];
  let typed = '';
  let state = firstWedgeState;
  const inputs = keys.map(([key, atMs]): WedgeKey => ({ key, atMs }));
  for (const input of [...inputs, { silenceUntilMs: Number.POSITIVE_INFINITY }]) {
    const step = wedgeStep(state, input);
    state = step.state;
    scans.push(...step.scans);
    typed += step.typed;
  }
  return { scans, typed: typedText(typed) };
};

/**
 * A keyboard-wedge scanner types what it reads. It is told from a person by its speed: its keys are
 * at most 35 ms apart, at least 4, ended by Enter, Tab or 60 ms of silence. This is a pure machine
 * over keys and times; it holds a run of fast keys back until it knows whose they were.
 *
 * What it cannot know: a key that a person presses within 35 ms of a burst, or in the middle of one,
 * becomes part of the scan (the payload's own format or the match then fails, visibly); a scanner
 * that types Alt and the digits of a code shows as those digits.
 */

/** Key as in `KeyboardEvent.key`; auto-repeated events (`repeat`) need not be passed on. */
export interface WedgeKey {
  key: string;
  atMs: number;
}
/** Tells that no key came up to a moment: send one 60 ms after each key. */
export interface WedgeSilence {
  silenceUntilMs: number;
}

interface Run {
  text: string;
  lastMs: number;
  /** The last character was an Enter or a Tab. */
  ended: boolean;
  /** The last key was Control: with the next one it makes a control character. */
  control: boolean;
}

export interface WedgeState {
  /** Fast keys not yet decided on. */
  run: Run | null;
  /** The character that a person typed last, and may be holding down. */
  held: string;
}

export interface WedgeStep {
  state: WedgeState;
  /** A complete scan, without its ending. */
  scan?: string;
  /** What a person typed: Enter is `\n`, Backspace is `\b`. */
  typed?: string;
}

export const firstWedgeState: WedgeState = { run: null, held: '' };

const maxGapMs = 35;
const silenceMs = 60;
const minScanKeys = 4;
/** As much of a payload as is ever read; a burst may go on, but not fill the memory. */
const maxScanKeys = 64 * 1024;

/** Scanners send the separators of GS1 and PDF417 payloads as function keys (Honeywell's default). */
const separatorKeys: Record<string, string> = { F7: '\x1c', F8: '\x1d', F9: '\x1e', F10: '\x1f' };
const endings: Record<string, string> = { Enter: '\n', '\r': '\n', '\n': '\n', Tab: '\t', '\t': '\t' };

/** Names of keys begin with a capital letter and are longer than one (W3C UI Events, key values). */
const isNamed = (key: string): boolean => /^[A-Z][A-Za-z0-9]+$/.test(key);

const textOf = (key: string): string => separatorKeys[key] ?? endings[key] ?? (isNamed(key) ? '' : key);

/** What Control and a key make on a terminal: Control and `]` is GS (0x1d), Control and M is a line end. */
const withControl = (text: string): string => {
  const code = text.toUpperCase().charCodeAt(0);
  if (text.length !== 1 || code < 0x40 || code > 0x5f) return text;
  const character = String.fromCharCode(code - 0x40);
  return endings[character] ?? character;
};

const isEnding = (text: string): boolean => text === '\n' || text === '\t';

/** The payload in a run: without line ends around it, STX before it, and ETX and Tab after it. */
const payloadIn = (text: string): string => {
  let start = 0;
  let end = text.length;
  while (start < end && '\n\x02'.includes(text.charAt(start))) start += 1;
  while (end > start && '\n\t\x03'.includes(text.charAt(end - 1))) end -= 1;
  return text.slice(start, end);
};

/** Held down, a key repeats as fast as a scanner types. */
const isHeldKey = (payload: string, held: string): boolean =>
  held !== '' && Array.from(payload).every((character) => character === held);

/** A run becomes a scan, or what a person typed. `endedLikeAScan`: by Enter, Tab or silence. */
const decide = ({ run, held }: WedgeState, endedLikeAScan: boolean): WedgeStep => {
  if (!run) return { state: { run, held } };
  const payload = payloadIn(run.text);
  if (endedLikeAScan && Array.from(payload).length >= minScanKeys && !isHeldKey(payload, held)) {
    return { state: firstWedgeState, scan: payload };
  }
  const typed = run.text.replace(/[^\P{Cc}\n\t]/gu, '');
  const state: WedgeState = { run: null, held: Array.from(typed).at(-1) ?? held };
  return typed === '' ? { state } : { state, typed };
};

/** How long after a run's last key it still goes on, if this text follows. */
const isNextOf = (run: Run, text: string, gapMs: number): boolean =>
  // Some scanners pause before their ending; nothing else that late belongs to the burst.
  gapMs <= maxGapMs || (isEnding(text) && !run.ended && gapMs < silenceMs);

/** Whether a silence after a run ends it as a scanner ends. */
const isOver = (run: Run | null, untilMs: number): boolean => {
  const gapMs = untilMs - (run?.lastMs ?? untilMs);
  return run?.ended ? gapMs > maxGapMs : gapMs >= silenceMs;
};

/**
 * Keys without text. In time, they keep a burst alive, and Control changes what comes next; late
 * ones decide nothing by themselves.
 */
const stepModifier = (state: WedgeState, { key, atMs }: WedgeKey): WedgeStep => {
  const { run } = state;
  const control = key === 'Control' || (key === 'Shift' && (run?.control ?? false));
  if (run && atMs - run.lastMs <= maxGapMs) {
    return { state: { ...state, run: { ...run, lastMs: atMs, control } } };
  }
  if (run && !isOver(run, atMs)) return { state };
  const decided = decide(state, true);
  if (!control) return decided;
  return { ...decided, state: { ...decided.state, run: { text: '', lastMs: atMs, ended: false, control } } };
};

/** Takes one key, or the news that there was none; answers what has become certain by it. */
export const wedgeStep = (state: WedgeState, input: WedgeKey | WedgeSilence): WedgeStep => {
  const { run } = state;
  if ('silenceUntilMs' in input) return isOver(run, input.silenceUntilMs) ? decide(state, true) : { state };
  const { key, atMs } = input;
  if (key === 'Backspace') {
    const decided = decide(state, isOver(run, atMs));
    return { ...decided, typed: `${decided.typed ?? ''}\b` };
  }
  const plain = textOf(key);
  if (plain === '') return stepModifier(state, input);
  const gapMs = run ? atMs - run.lastMs : 0;
  const text = run?.control && gapMs <= maxGapMs ? withControl(plain) : plain;
  const last = { lastMs: atMs, ended: isEnding(text), control: false };
  if (run && isNextOf(run, text, gapMs)) {
    const longer = run.text.length < maxScanKeys ? run.text + text : run.text;
    return { state: { ...state, run: { text: longer, ...last } } };
  }
  const decided = decide(state, isOver(run, atMs));
  return { ...decided, state: { ...decided.state, run: { text, ...last } } };
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
    if (step.scan !== undefined) scans.push(step.scan);
    typed += step.typed ?? '';
  }
  return { scans, typed: typedText(typed) };
};

import { firstWedgeState, type WedgeStep, wedgeStep } from '#domain/wedge.ts';
import type { TabletClock } from '../clock.ts';

interface Listen {
  clock: TabletClock;
  /** What was pressed before this was there. */
  earlyKeys: KeyboardEvent[];
  onScan: (text: string) => void;
}

const silenceMs = 60;
/** A timer so late says that the page was busy: keys may wait that were pressed in time. */
const busyMs = 20;
const mostLateTimers = 5;
/** No person presses a fourth key so fast after three others: from here on keys do nothing else any more. */
const surelyScanner = 3;

interface FieldBefore {
  field: HTMLInputElement | HTMLTextAreaElement;
  value: string;
}

const fieldOf = (target: EventTarget | null): FieldBefore | null =>
  target instanceof HTMLInputElement || target instanceof HTMLTextAreaElement
    ? { field: target, value: target.value }
    : null;

const fill = ({ field, value }: FieldBefore): void => {
  if (field.value === value) return;
  field.value = value;
  field.dispatchEvent(new InputEvent('input', { bubbles: true }));
};

/**
 * Hears a keyboard-wedge scanner whatever has the focus. The first keys of a burst reach a focused field, since
 * they may be a person's; the field gets its text back when they turn out to be a scanner's.
 */
export const listenToWedge = ({ clock, earlyKeys, onScan }: Listen): { stop: () => void } => {
  let state = firstWedgeState;
  let before: FieldBefore | null = null;
  let heldBack = '';
  let timer: ReturnType<typeof setTimeout> | undefined;

  const take = ({ state: next, scans, typed }: WedgeStep): void => {
    state = next;
    if (scans.length > 0) {
      if (before) fill({ field: before.field, value: before.value + typed.replace(/[\b\n\t]/g, '') });
      for (const scan of scans) onScan(scan);
    } else if (typed !== '' && heldBack !== '' && before) {
      fill({ field: before.field, value: before.field.value + heldBack });
    }
    if (scans.length > 0 || typed !== '') heldBack = '';
  };

  const listenForSilence = (lateTimers = 0): void => {
    const startedMs = clock.monotonicMs();
    timer = setTimeout(() => {
      const nowMs = clock.monotonicMs();
      const isLate = nowMs - startedMs > silenceMs + busyMs;
      if (isLate && lateTimers < mostLateTimers) listenForSilence(lateTimers + 1);
      else take(wedgeStep(state, { silenceUntilMs: nowMs }));
    }, silenceMs);
  };

  const onKey = (event: KeyboardEvent): void => {
    if (event.repeat || event.isComposing || event.metaKey) return;
    clearTimeout(timer);
    // When the key was pressed, on the clock of `monotonicMs`: a busy page hears of a fast burst slowly.
    const atMs = event.timeStamp;
    const keysBefore = state.run?.length ?? 0;
    take(wedgeStep(state, { key: event.key, atMs }));
    const keysNow = state.run?.length ?? 0;
    if (keysNow === 1) before = fieldOf(event.target);
    // Enter after Enter is somebody who goes down a list by keyboard: no badge is made of line ends alone.
    const isBurst =
      keysBefore >= surelyScanner && keysNow > keysBefore && /[^\n\t]/.test(state.run?.head ?? '');
    const pressesButton = keysNow > 1 && event.key === ' ' && event.target instanceof HTMLButtonElement;
    if (isBurst || pressesButton) {
      event.preventDefault();
      event.stopPropagation();
      if (event.key.length === 1) heldBack += event.key;
    }
    listenForSilence();
  };

  for (const event of earlyKeys) onKey(event);
  addEventListener('keydown', onKey, true);
  return {
    stop: () => {
      clearTimeout(timer);
      removeEventListener('keydown', onKey, true);
    },
  };
};

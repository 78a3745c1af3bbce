import { flawOf, type PinFlaw, pinLength } from '../../tablet/pin-hash.ts';

/** What stands against a new PIN. `not-kept`: it could not be written down, and the old one holds. */
export type NewPinProblem = PinFlaw | 'not-same' | 'as-before' | 'not-kept';

/** How far an instructor is with changing their PIN. */
export type PinChange =
  | { at: 'current'; typed: string; problem: 'wrong' | null }
  /** The current one is complete and is being looked at. */
  | { at: 'checking'; current: string }
  | { at: 'new'; current: string; typed: string; problem: NewPinProblem | null }
  | { at: 'repeat'; current: string; first: string; typed: string }
  | { at: 'keeping'; current: string; next: string }
  | { at: 'done' };

export type PinChangeEvent =
  | { type: 'typed'; pin: string }
  | { type: 'right' }
  | { type: 'wrong' }
  | { type: 'kept' }
  | { type: 'not-kept' };

export const firstPinChange: PinChange = { at: 'current', typed: '', problem: null };

const chooseNew = (current: string, problem: NewPinProblem | null): PinChange => ({
  at: 'new',
  current,
  typed: '',
  problem,
});

const problemOf = (pin: string, current: string): NewPinProblem | null =>
  pin === current ? 'as-before' : flawOf(pin);

const afterTyping = (change: PinChange, pin: string): PinChange => {
  const isComplete = pin.length === pinLength;
  switch (change.at) {
    case 'current':
      return isComplete ? { at: 'checking', current: pin } : { ...change, typed: pin };
    case 'new': {
      if (!isComplete) return { ...change, typed: pin };
      const { current } = change;
      const problem = problemOf(pin, current);
      return problem ? chooseNew(current, problem) : { at: 'repeat', current, first: pin, typed: '' };
    }
    case 'repeat': {
      if (!isComplete) return { ...change, typed: pin };
      const { current, first } = change;
      return pin === first ? { at: 'keeping', current, next: pin } : chooseNew(current, 'not-same');
    }
    case 'checking':
    case 'keeping':
    case 'done':
      return change;
  }
};

/** What comes next. Pure: only the current PIN leads to a new one. */
export const nextPinChange = (change: PinChange, event: PinChangeEvent): PinChange => {
  switch (event.type) {
    case 'typed':
      return afterTyping(change, event.pin);
    case 'right':
      return change.at === 'checking' ? chooseNew(change.current, null) : change;
    case 'wrong':
      return change.at === 'checking' ? { at: 'current', typed: '', problem: 'wrong' } : change;
    case 'kept':
      return change.at === 'keeping' ? { at: 'done' } : change;
    case 'not-kept':
      return change.at === 'keeping' ? chooseNew(change.current, 'not-kept') : change;
  }
};

import { type CharacterSet, contains, wordCharacters } from './character-set.ts';
import type { Machine } from './machine.ts';
import type { CharacterTest, Check } from './syntax.ts';

/** The unit in upper case as ECMA-262 compares it (22.2.2.7.3): one unit, and never from beyond ASCII into it. */
const fold = (unit: number): number => {
  const upper = String.fromCharCode(unit).toUpperCase();
  const folded = upper.charCodeAt(0);
  return upper.length > 1 || (unit >= 0x80 && folded < 0x80) ? unit : folded;
};

const containsAnyCase = (set: CharacterSet, unit: number): boolean => {
  const folded = fold(unit);
  const lower = String.fromCharCode(folded).toLowerCase().charCodeAt(0);
  return contains(set, unit) || contains(set, folded) || (fold(lower) === folded && contains(set, lower));
};

const holds = (what: Check, text: string, at: number): boolean => {
  const isWord = (place: number) => contains(wordCharacters, text.charCodeAt(place));
  switch (what) {
    case 'start':
      return at === 0;
    case 'end':
      return at === text.length;
    case 'word-edge':
      return isWord(at - 1) !== isWord(at);
    case 'no-word-edge':
      return isWord(at - 1) === isWord(at);
  }
};

/**
 * Whether the machine accepts any part of the text. It follows all its ways at once and is in each
 * state at most once per character, so no pattern and no text can make it slow. `steps` counts the
 * states that it went through: the proof of that, which needs no clock.
 */
export const search = (
  { states, start }: Machine,
  text: string,
  ignoresCase: boolean,
): { found: boolean; steps: number } => {
  const isInSet = ignoresCase ? containsAnyCase : contains;
  /** Where each state was last entered: one list for the whole search instead of a set per character. */
  const enteredAt = new Int32Array(states.length).fill(-1);
  let waiting: (CharacterTest & { next: number })[] = [];
  let steps = 0;
  for (let at = 0; at <= text.length; at += 1) {
    const unit = text.charCodeAt(at - 1);
    const open = waiting
      .filter(({ set, isNegated }) => isInSet(set, unit) !== isNegated)
      .map(({ next }) => next);
    // A match may begin anywhere, so every character is a start as well.
    open.push(start);
    waiting = [];
    for (let place = open.pop(); place !== undefined; place = open.pop()) {
      const state = states[place];
      if (!state || enteredAt[place] === at) continue;
      enteredAt[place] = at;
      steps += 1;
      if (state.do === 'accept') return { found: true, steps };
      if (state.do === 'read') waiting.push(state);
      else if (state.do === 'fork') open.push(...state.next);
      else if (holds(state.what, text, at)) open.push(state.next);
    }
  }
  return { found: false, steps };
};

import { fail, type Result, succeed } from '../../result.ts';
import {
  anyButLineEnd,
  type CharacterSet,
  complementOf,
  digits,
  type UnitRange,
  unionOf,
  whiteSpace,
  wordCharacters,
} from './character-set.ts';

/**
 * Patterns of decode rules: what JavaScript's expressions mean (without flags), as far as a state
 * machine can run it in linear time. Literals, `.`, classes, `\d \w \s` and their opposites, `\b \B`,
 * `^ $`, escapes (`\t \n \r \f \v \0 \x41 \u0041 \cM`), groups of every kind (they capture nothing),
 * `|`, `? * +` and `{m,n}`, greedy or lazy, and `(?i)` at the start to ignore case. Refused, since
 * they need backtracking: references to groups, look-ahead and look-behind.
 */
export type PatternNode =
  | ({ is: 'character' } & CharacterTest)
  | { is: 'check'; what: Check }
  | { is: 'sequence'; parts: PatternNode[] }
  | { is: 'choice'; options: PatternNode[] }
  | { is: 'repeat'; part: PatternNode; least: number; most: number };

/** Negated here and not in the set, so that `[^a]` does not mean `A` when case is ignored. */
export interface CharacterTest {
  set: CharacterSet;
  isNegated: boolean;
}

export type Check = 'start' | 'end' | 'word-edge' | 'no-word-edge';

export interface PatternSyntax {
  root: PatternNode;
  ignoresCase: boolean;
}

/** Bounds how deep groups can be nested, and with it the parser's recursion. */
const maxPatternLength = 500;
/** States of the machine: its work is at most this many steps for each character of a payload. */
const maxPatternSize = 1000;

/** Thrown within this file only; `parsePattern` makes it a value. */
class Misfit extends Error {}

const shorthands: Record<string, CharacterSet> = {
  d: digits,
  D: complementOf(digits),
  w: wordCharacters,
  W: complementOf(wordCharacters),
  s: whiteSpace,
  S: complementOf(whiteSpace),
};
const controls: Record<string, number> = { t: 9, n: 10, v: 11, f: 12, r: 13 };

const oneOf = (set: CharacterSet): PatternNode => ({ is: 'character', set, isNegated: false });
const setOf = (unit: number): CharacterSet => [[unit, unit]];

class Parser {
  readonly pattern: string;
  at: number;

  constructor(pattern: string, at: number) {
    this.pattern = pattern;
    this.at = at;
  }

  /** Goes past a piece of text if it is next. */
  take(text: string): boolean {
    const isNext = this.pattern.startsWith(text, this.at);
    if (isNext) this.at += text.length;
    return isNext;
  }

  /** Goes past what a sticky expression matches here, and returns its match. */
  takeMatch(sticky: RegExp): RegExpExecArray | null {
    sticky.lastIndex = this.at;
    const match = sticky.exec(this.pattern);
    if (match) this.at += match[0].length;
    return match;
  }

  isAtEnd(): boolean {
    return this.at >= this.pattern.length;
  }

  misfit(what: string): Misfit {
    return new Misfit(`${what} (at character ${this.at + 1} of the pattern)`);
  }

  whole(): PatternNode {
    const node = this.choice();
    if (!this.isAtEnd()) throw this.misfit('this ")" closes nothing; write \\) for the character');
    return node;
  }

  choice(): PatternNode {
    const options = [this.sequence()];
    while (this.take('|')) options.push(this.sequence());
    return options.length === 1 && options[0] ? options[0] : { is: 'choice', options };
  }

  sequence(): PatternNode {
    const parts: PatternNode[] = [];
    while (!this.isAtEnd() && !'|)'.includes(this.pattern[this.at] ?? '')) parts.push(this.repeated());
    return { is: 'sequence', parts };
  }

  repeated(): PatternNode {
    const part = this.part();
    const bounds = this.bounds();
    if (!bounds) return part;
    if (part.is === 'check') throw this.misfit('an anchor cannot be repeated');
    this.take('?');
    return { is: 'repeat', part, ...bounds };
  }

  bounds(): { least: number; most: number } | null {
    if (this.take('*')) return { least: 0, most: Number.POSITIVE_INFINITY };
    if (this.take('+')) return { least: 1, most: Number.POSITIVE_INFINITY };
    if (this.take('?')) return { least: 0, most: 1 };
    // Any other brace is just a brace, as in JavaScript: patterns for JSON badges begin with one.
    const match = this.takeMatch(/\{(\d+)(,?)(\d*)\}/y);
    if (!match) return null;
    const [, first, comma, second] = match;
    if (comma === '' && second !== '') throw this.misfit('write repetitions as {2} or {2,5}');
    const least = Number(first);
    const most = comma === '' ? least : second === '' ? Number.POSITIVE_INFINITY : Number(second);
    if (most < least) throw this.misfit('the numbers of {m,n} are in the wrong order');
    return { least, most };
  }

  part(): PatternNode {
    if (this.take('^')) return { is: 'check', what: 'start' };
    if (this.take('$')) return { is: 'check', what: 'end' };
    if (this.take('\\b')) return { is: 'check', what: 'word-edge' };
    if (this.take('\\B')) return { is: 'check', what: 'no-word-edge' };
    if (this.take('.')) return oneOf(anyButLineEnd);
    if (this.take('(')) return this.group();
    if (this.take('[')) return this.characterClass();
    if (this.take('\\')) return oneOf(this.escape());
    if (this.takeMatch(/[*+?]|\{\d+,?\d*\}/y)) throw this.misfit('there is nothing before this to repeat');
    return oneOf(this.literal());
  }

  group(): PatternNode {
    if (this.takeMatch(/\?<?[=!]/y)) throw this.misfit('look-ahead and look-behind cannot be used here');
    if (this.take('?') && !this.takeMatch(/:|<[\p{L}_$][\p{L}\p{N}_$]*>/uy)) {
      throw this.misfit('a group is written (...), (?:...) or (?<name>...); (?i) only goes first');
    }
    const node = this.choice();
    if (!this.take(')')) throw this.misfit('a ")" is missing');
    return node;
  }

  literal(): CharacterSet {
    const unit = this.pattern.charCodeAt(this.at);
    this.at += 1;
    return setOf(unit);
  }

  /** What follows a backslash. */
  escape(): CharacterSet {
    const hex = this.takeMatch(/x([0-9a-f]{2})|u([0-9a-f]{4})/iy);
    if (hex) return setOf(Number.parseInt(hex[1] ?? hex[2] ?? '', 16));
    const control = this.takeMatch(/c([a-z])/iy);
    if (control?.[1]) return setOf(control[1].charCodeAt(0) % 32);
    if (this.takeMatch(/0(?!\d)/y)) return setOf(0);
    const letter = this.takeMatch(/[a-z0-9]/iy)?.[0];
    if (letter === undefined) {
      if (this.isAtEnd()) throw this.misfit('a backslash must be followed by something');
      return this.literal();
    }
    const set = shorthands[letter] ?? (controls[letter] === undefined ? null : setOf(controls[letter]));
    if (set) return set;
    if (/\d/.test(letter)) throw this.misfit(`\\${letter} refers to a group, which cannot be used here`);
    throw this.misfit(`\\${letter} has no meaning here`);
  }

  characterClass(): PatternNode {
    const isNegated = this.take('^');
    const ranges: UnitRange[] = [];
    while (!this.take(']')) {
      const first = this.classMember();
      const hasRange = this.pattern[this.at] === '-' && !['', ']'].includes(this.pattern[this.at + 1] ?? '');
      if (!hasRange) {
        ranges.push(...first);
        continue;
      }
      this.take('-');
      ranges.push(...this.rangeBetween(first, this.classMember()));
    }
    return { is: 'character', set: unionOf(ranges), isNegated };
  }

  classMember(): CharacterSet {
    if (this.isAtEnd()) throw this.misfit('a "]" is missing');
    if (this.take('\\b')) return setOf(8);
    return this.take('\\') ? this.escape() : this.literal();
  }

  rangeBetween(first: CharacterSet, last: CharacterSet): CharacterSet {
    const from = first[0]?.[0] ?? 0;
    const to = last[0]?.[0] ?? 0;
    const areUnits = [first, last].every((set) => set.length === 1 && set[0]?.[0] === set[0]?.[1]);
    // `[\d-x]`: no range has a class for an end, so the hyphen is one, as in JavaScript.
    if (!areUnits) return [...first, ...setOf(0x2d), ...last];
    if (from > to) throw this.misfit('the ends of a range in [ ] are in the wrong order');
    return [[from, to]];
  }
}

/** How many states a node needs; what holds nothing counts as well, so that nothing can grow unseen. */
const sizeOf = (node: PatternNode): number => {
  switch (node.is) {
    case 'character':
    case 'check':
      return 1;
    case 'sequence':
      return node.parts.reduce((size, part) => size + sizeOf(part), 1);
    case 'choice':
      return node.options.reduce((size, option) => size + sizeOf(option), 1);
    case 'repeat': {
      const copies = node.most === Number.POSITIVE_INFINITY ? node.least + 1 : node.most;
      return Math.max(copies, 1) * (sizeOf(node.part) + 1);
    }
  }
};

/** Reads a pattern. The problem is a sentence for the person who wrote it. */
export const parsePattern = (pattern: string): Result<PatternSyntax, string> => {
  if (pattern.length > maxPatternLength) return fail(`a pattern has at most ${maxPatternLength} characters`);
  const ignoresCase = pattern.startsWith('(?i)');
  try {
    const root = new Parser(pattern, ignoresCase ? '(?i)'.length : 0).whole();
    return sizeOf(root) > maxPatternSize
      ? fail('this pattern repeats too much; use smaller numbers in { }')
      : succeed({ root, ignoresCase });
  } catch (error) {
    if (error instanceof Misfit) return fail(error.message);
    throw error;
  }
};

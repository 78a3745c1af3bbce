/** Series of QR codes as they are read: what is whole, and what is still missing. Pure. */
import { addFrame, type FrameSet, joinFrames, type SealedExport } from '#domain/sealed-export.ts';

export type FrameSets = ReadonlyMap<string, FrameSet>;

export interface Taken {
  /** Series that are not whole yet. */
  sets: FrameSets;
  /** Exports that became whole. */
  whole: SealedExport[];
  /** Series that had all their codes and were no export: they must be shown again. */
  broken: number;
  /** Lines that held no code of an export. */
  rest: string[];
}

/** Takes texts that a camera read, a hand scanner typed or a person pasted, in any order and as often as they come. */
export const takeTexts = (sets: FrameSets, texts: readonly string[]): Taken => {
  let known = sets;
  const rest: string[] = [];
  for (const text of texts) {
    const next = addFrame(known, text);
    // A code that was read before adds nothing and is one all the same.
    if (next === known && addFrame(new Map(), text).size === 0 && text.trim() !== '') rest.push(text);
    known = next;
  }
  const complete = [...known.values()].filter(({ count, payloads }) => payloads.size === count);
  if (complete.length === 0) return { sets: known, whole: [], broken: 0, rest };
  const joined = complete.map(joinFrames);
  const whole = joined.filter((sealed) => sealed !== null);
  return {
    sets: new Map([...known].filter(([, set]) => !complete.includes(set))),
    whole,
    broken: joined.length - whole.length,
    rest,
  };
};

/** The numbers that a series still lacks, from 1. */
export const missingOf = ({ count, payloads }: FrameSet): number[] =>
  Array.from({ length: count }, (_, index) => index + 1).filter((index) => !payloads.has(index));

/** "17 of 42 codes read. Missing: 3, 9, 12 …" */
export const progressText = (set: FrameSet): string => {
  const missing = missingOf(set);
  const few = missing.slice(0, 10).join(', ');
  return `${set.payloads.size} of ${set.count} codes read. Missing: ${few}${missing.length > 10 ? ' …' : ''}`;
};

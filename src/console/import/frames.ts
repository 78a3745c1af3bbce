/** Series of QR codes as they are read: what is whole, and what is still missing. Pure. */
import { addFrame, type FrameSet, joinFrames, type SealedExport } from '#domain/sealed-export.ts';

export type FrameSets = ReadonlyMap<string, FrameSet>;

export interface Taken {
  /** All series so far: whole ones too, so that a tablet that shows its codes again and again is not imported again. */
  sets: FrameSets;
  /** Exports that became whole. */
  whole: { set: string; sealed: SealedExport }[];
  /** Series that had all their codes and were no export: they are forgotten, and must be shown again. */
  broken: number;
  /** Lines that held no code of an export. */
  rest: string[];
}

const isWhole = ({ count, payloads }: FrameSet): boolean => payloads.size === count;

/** The series without one: it is read anew when it is shown again. */
export const without = (sets: FrameSets, name: string): FrameSets =>
  new Map([...sets].filter(([set]) => set !== name));

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
  const whole: Taken['whole'] = [];
  let broken = 0;
  for (const set of known.values()) {
    const before = sets.get(set.set);
    if (!isWhole(set) || (before && isWhole(before))) continue;
    const sealed = joinFrames(set);
    if (sealed) whole.push({ set: set.set, sealed });
    else {
      broken++;
      known = without(known, set.set);
    }
  }
  return { sets: known, whole, broken, rest };
};

/** The numbers that a series still lacks, from 1. */
export const missingOf = ({ count, payloads }: FrameSet): number[] =>
  Array.from({ length: count }, (_, index) => index + 1).filter((index) => !payloads.has(index));

/** "17 of 42 codes read. Missing: 3, 9, 12 …" */
export const progressText = (set: FrameSet): string => {
  if (isWhole(set)) return `All ${set.count} codes read.`;
  const missing = missingOf(set);
  const few = missing.slice(0, 10).join(', ');
  return `${set.payloads.size} of ${set.count} codes read. Missing: ${few}${missing.length > 10 ? ' …' : ''}`;
};

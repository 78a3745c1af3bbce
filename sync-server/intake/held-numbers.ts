/**
 * Whole numbers held, as runs that neither touch nor overlap. A device numbers its records without gaps, so that there is
 * one run; but one that sends numbers at random must not make everybody wait.
 */
export const createHeldNumbers = (runs: readonly (readonly [first: number, last: number])[] = []) => {
  const firsts = runs.map(([first]) => first);
  const lasts = runs.map(([, last]) => last);

  /** The first run that ends at `number` or behind it. */
  const runAt = (number: number): number => {
    // Nearly all come in order.
    if (number > (lasts.at(-1) ?? 0)) return lasts.length;
    let [from, to] = [0, lasts.length];
    while (from < to) {
      const middle = (from + to) >>> 1;
      if ((lasts[middle] ?? 0) < number) from = middle + 1;
      else to = middle;
    }
    return from;
  };

  return {
    /** A number that is held already changes nothing. */
    add: (number: number): void => {
      const at = runAt(number);
      if ((firsts[at] ?? Number.POSITIVE_INFINITY) <= number) return;
      const followsOne = lasts[at - 1] === number - 1;
      const precedesOne = firsts[at] === number + 1;
      if (followsOne && precedesOne) {
        firsts.splice(at, 1);
        lasts.splice(at - 1, 1);
      } else if (followsOne) lasts[at - 1] = number;
      else if (precedesOne) firsts[at] = number;
      else {
        firsts.splice(at, 0, number);
        lasts.splice(at, 0, number);
      }
    },
    /** Up to where nothing is missing from 1 on (0 when 1 is), and the first `most` missing runs above it. */
    progress: (most: number): { contiguousSeq: number; gaps: [number, number][] } => {
      const gaps: [number, number][] = [];
      let next = 1;
      for (let at = 0; at < firsts.length && gaps.length < most; at++) {
        const first = firsts[at] ?? next;
        if (first > next) gaps.push([next, first - 1]);
        next = (lasts[at] ?? next) + 1;
      }
      return { contiguousSeq: firsts[0] === 1 ? (lasts[0] ?? 0) : 0, gaps };
    },
  };
};
export type HeldNumbers = ReturnType<typeof createHeldNumbers>;

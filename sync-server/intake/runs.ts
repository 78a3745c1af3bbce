/** Whole numbers held, as runs `[first, last]` in order that neither touch nor overlap. Pure. */
export type Runs = readonly (readonly [first: number, last: number])[];

/** The runs with one more number; a number that is held already changes nothing. */
export const withNumber = (runs: Runs, number: number): Runs => {
  const last = runs.at(-1);
  if (last && number === last[1] + 1) return [...runs.slice(0, -1), [last[0], number]];
  if (runs.some(([first, end]) => first <= number && number <= end)) return runs;
  const before = runs.filter(([, end]) => end < number - 1);
  const after = runs.filter(([first]) => first > number + 1);
  const touching = runs.filter(([first, end]) => end === number - 1 || first === number + 1);
  const joined: [number, number] = [
    Math.min(number, ...touching.map(([first]) => first)),
    Math.max(number, ...touching.map(([, end]) => end)),
  ];
  return [...before, joined, ...after];
};

/** Up to where nothing is missing from 1 on (0 when 1 is), and the first `most` missing runs above it. */
export const progressOf = (runs: Runs, most: number): { contiguousSeq: number; gaps: [number, number][] } => {
  const first = runs[0];
  const contiguousSeq = first?.[0] === 1 ? first[1] : 0;
  const gaps: [number, number][] = [];
  let next = 1;
  for (const [start, end] of runs) {
    if (start > next && gaps.length < most) gaps.push([next, start - 1]);
    next = end + 1;
  }
  return { contiguousSeq, gaps };
};

/** A seeded source of chance: the same seed gives the same sample, on every machine. */
export interface Random {
  /** From 0 up to, not including, 1. */
  fraction(): number;
  /** A whole number from `from` to `to`, both included. */
  between(from: number, to: number): number;
  chance(probability: number): boolean;
  pick<T>(list: readonly T[]): T;
}

const textHash = (text: string): number => {
  let hash = 2166136261;
  for (const character of text) hash = Math.imul(hash ^ (character.codePointAt(0) ?? 0), 16777619);
  return hash >>> 0;
};

/**
 * Each part of the sample draws from a stream of its own, named after it, so that one more draw in one
 * part does not change the others. Mulberry32 (Tommy Ettinger, public domain): small, and good enough here.
 */
export const randomStream = (seed: number, name: string): Random => {
  let state = (seed ^ textHash(name)) >>> 0;
  const fraction = (): number => {
    state = (state + 0x6d2b79f5) >>> 0;
    let mixed = Math.imul(state ^ (state >>> 15), state | 1);
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61);
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4294967296;
  };
  const between = (from: number, to: number): number => from + Math.floor(fraction() * (to - from + 1));
  return {
    fraction,
    between,
    chance: (probability) => fraction() < probability,
    pick: (list) => {
      const item = list[between(0, list.length - 1)];
      if (item === undefined) throw new Error('There is nothing to pick from.');
      return item;
    },
  };
};

/** Draws from `weighted` as often as the weights say. */
export const weightedPicker = <T>(weighted: readonly (readonly [T, number])[]): ((random: Random) => T) => {
  const total = weighted.reduce((sum, [, weight]) => sum + weight, 0);
  return (random) => {
    let left = random.fraction() * total;
    for (const [item, weight] of weighted) {
      left -= weight;
      if (left < 0) return item;
    }
    return random.pick(weighted)[0];
  };
};

/** Draws the first of `list` most and the last least, as names are spread (Zipf's law with a flatter head). */
export const skewedPicker = <T>(list: readonly T[], exponent: number): ((random: Random) => T) =>
  weightedPicker(list.map((item, rank) => [item, 1 / (rank + 2) ** exponent] as const));

/** The same things in an order of chance. */
export const shuffled = <T>(random: Random, list: readonly T[]): T[] =>
  list
    .map((item) => ({ item, at: random.fraction() }))
    .sort((a, b) => a.at - b.at)
    .map(({ item }) => item);

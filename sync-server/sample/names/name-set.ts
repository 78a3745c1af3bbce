/** Names of one language, the most common first. `skew` is how much more common: 0 all alike, 1 and more steep. */
export interface NameSet {
  female: readonly string[];
  male: readonly string[];
  surnames: readonly string[];
  skew: number;
}

/** Reads a list written with commas, over as many lines as it takes. */
export const namesIn = (text: string): string[] =>
  text
    .split(',')
    .map((name) => name.trim())
    .filter(Boolean);

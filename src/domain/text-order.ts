/** Character by character, in no language: the order of ids and of calendar days. */
export const compareText = (a: string, b: string): number => (a < b ? -1 : a > b ? 1 : 0);

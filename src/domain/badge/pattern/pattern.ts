import { buildMachine } from './machine.ts';
import { search } from './search.ts';
import { parsePattern } from './syntax.ts';

/**
 * Whether a pattern is found anywhere in the text, as `RegExp.test` would say, in time linear in
 * the text. A console user writes the pattern, and a backtracking engine could be stalled for hours
 * by it. A pattern outside the subset (pattern/syntax.ts) is found nowhere.
 */
export const matchesPattern = (pattern: string, text: string): boolean => {
  const parsed = parsePattern(pattern);
  return parsed.ok && search(buildMachine(parsed.value.root), text, parsed.value.ignoresCase).found;
};

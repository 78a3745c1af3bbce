/** What a key does in the review queue. Single keys can be switched off (WCAG 2.1.4). */
export type ReviewAct =
  | { act: 'next' }
  | { act: 'previous' }
  | { act: 'choose'; candidate: number }
  | { act: 'accept' }
  | { act: 'rule-out' }
  | { act: 'search' }
  | { act: 'reject' }
  | { act: 'undo' };

const acts: Record<string, ReviewAct> = {
  j: { act: 'next' },
  k: { act: 'previous' },
  a: { act: 'accept' },
  x: { act: 'rule-out' },
  s: { act: 'search' },
  n: { act: 'reject' },
  u: { act: 'undo' },
};

export const shortcutHelp: [key: string, what: string][] = [
  ['j, k', 'next, previous'],
  ['1 to 5', 'choose a candidate'],
  ['a', 'accept the chosen one'],
  ['x', 'rule the chosen one out: not this person'],
  ['s', 'search another'],
  ['n', 'not a registrant'],
  ['u', 'undo the last decision'],
];

/** The act of a key, null where the key means nothing here. */
export const actOf = (key: string): ReviewAct | null =>
  /^[1-5]$/.test(key) ? { act: 'choose', candidate: Number(key) - 1 } : (acts[key] ?? null);

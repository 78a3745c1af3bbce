import type { Claim } from '#domain/claim.ts';

const initial = (name: string): string => {
  const [first] = name.trim();
  return first === undefined ? '' : ` ${first.toUpperCase()}.`;
};

/** "MARIA" and "maria" as "Maria"; "McKay" stays as it is. */
const tidy = (name: string): string => {
  const text = name.trim();
  const shouted = text === text.toUpperCase() || text === text.toLowerCase();
  return shouted
    ? text.toLowerCase().replace(/(^|[\s-])(\p{L})/gu, (letters) => letters.toUpperCase())
    : text;
};

/** Whom to thank: given name and initial, nothing more, since others can see the screen. Null without a name. */
export const greetingName = (claim: Claim): string | null => {
  if (claim.given_name) return tidy(claim.given_name) + initial(claim.surname ?? '');
  const full = claim.full_name?.trim();
  if (!full) return null;
  const [before, after] = full.split(',', 2);
  if (before && after?.trim()) return tidy(after.trim().split(/\s+/)[0] ?? '') + initial(before);
  const words = full.split(/\s+/);
  return tidy(words[0] ?? '') + (words.length > 1 ? initial(words.at(-1) ?? '') : '');
};

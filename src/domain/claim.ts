/** The longest value a claim's field may hold, in UTF-16 units. Longer text is cut where it is read. */
export const claimFieldMaxLength = 500;

/** Names are those that decode rules and lists use. */
export const claimFields = [
  'given_name',
  'surname',
  'full_name',
  'registrant_number',
  'email',
  'phone',
  'firm',
  'title',
  'street',
  'city',
  'region',
  'postal_code',
  'country',
  'badge_id',
] as const;
export type ClaimField = (typeof claimFields)[number];

/**
 * What a check-in says about who the person is, as given: by a badge, a form or a list. Every field is optional; an
 * empty one is left out. Its schema is in `claim-schema.ts`: whoever only reads badges need not load zod.
 */
export type Claim = { [Field in ClaimField]?: string | undefined };

/**
 * Text from outside as a claim may hold it; empty when nothing is left. Line breaks become `\n`.
 * Taken out: other control characters except tab, and the embeddings, overrides and isolates with
 * which a badge could turn the reading direction of a console's whole line (Unicode UAX 9,
 * CVE-2021-42574). The raw payload keeps them.
 */
export const claimText = (text: string): string => {
  const clean = text
    .replace(/\r\n?/g, '\n')
    .replace(/[^\P{Cc}\t\n]|[\u202a-\u202e\u2066-\u2069]/gu, '')
    .trimStart()
    // Composing takes quadratic time on long runs of combining marks: a generous cut before it.
    .slice(0, 4 * claimFieldMaxLength)
    .toWellFormed()
    .normalize('NFC')
    .trim();
  // A cut through a surrogate pair leaves a lone half, which no encoder writes as it is.
  return clean
    .slice(0, claimFieldMaxLength)
    .replace(/[\ud800-\udbff]$/, '')
    .trimEnd();
};

/**
 * The claim of what was read, each value cleaned; null when no field has any text.
 * A field that comes twice keeps its first text.
 */
export const claimFrom = (fields: Iterable<readonly [ClaimField, string | undefined]>): Claim | null => {
  const claim: Claim = {};
  for (const [name, text] of fields) {
    const clean = claimText(text ?? '');
    if (clean !== '') claim[name] ??= clean;
  }
  return Object.keys(claim).length > 0 ? claim : null;
};

const nameFields: readonly ClaimField[] = ['given_name', 'surname', 'full_name'];

/**
 * What was read or typed, with what a show's badge list says beside it: where both say something, the list is silent.
 * Its name is one thing: a surname of the list's is not put behind a given name that was typed.
 */
export const withListed = (own: Claim, listed: Claim): Claim => correctedClaim(listed, [own]);

/** A claim with what was said later over it. A name given anew replaces the whole of the earlier one. */
export const correctedClaim = (claim: Claim, corrections: readonly Claim[]): Claim =>
  corrections.reduce((before, correction) => {
    const isRenamed = nameFields.some((field) => correction[field] !== undefined);
    const kept = Object.entries(before).filter(
      ([field]) => !isRenamed || !nameFields.some((name) => name === field),
    );
    return { ...Object.fromEntries(kept), ...correction };
  }, claim);

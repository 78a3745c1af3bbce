import { type Claim, claimText } from '../claim.ts';
import { payloadText } from './payload-text.ts';

/** A longer text is nobody's ID. */
const mostCharacters = 200;

/**
 * A badge's ID as IDs are compared, empty where a text is none. Blanks and case do not count: hand scanners lose both.
 * Nor do zeros before a number: spreadsheets take them away.
 */
export const badgeKey = (text: string): string => {
  const key = claimText(text).replaceAll(/\s+/g, '').toUpperCase();
  if (key.length > mostCharacters) return '';
  return /^\d+$/.test(key) ? key.replace(/^0+(?=\d)/, '') : key;
};

interface Seen {
  claim: Claim;
  /** The payload as it was read. */
  badge: { bytes: Uint8Array; text?: string | undefined } | null;
}

/** Under which IDs the badge of a check-in may stand in a list, the likelier first: as it was understood, and raw. */
export const badgeKeys = ({ claim, badge }: Seen): string[] => {
  const raw = badge && (badge.text ?? payloadText(badge.bytes));
  const keys = [badgeKey(claim.badge_id ?? ''), badgeKey(raw ?? '')];
  return [...new Set(keys)].filter((key) => key !== '');
};

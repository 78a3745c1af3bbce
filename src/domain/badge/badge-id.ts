import { type Claim, claimFrom } from '../claim.ts';
import type { ReadingAs } from './decode-rule.ts';

/** The whole text is the badge's ID, without the prefix in `strip` where it has that. */
export const readBadgeId = (text: string, { strip = '' }: ReadingAs<'id'>): Claim | null =>
  claimFrom([['badge_id', text.startsWith(strip) ? text.slice(strip.length) : text]]);

import { type Claim, claimFrom } from '../claim.ts';
import { applyRule } from './apply-rule.ts';
import type { DecodeRule } from './decode-rule.ts';
import { readEmail } from './email.ts';
import { readMecard } from './mecard.ts';
import { maxPayloadBytes, payloadText } from './payload-text.ts';
import { readVcard } from './vcard.ts';

/** A payload as a scanner gives it. A keyboard wedge does not say which symbology it read. */
export interface Payload {
  bytes: Uint8Array;
  symbology: string | null;
  /** The text as the decoder has it, where the bytes alone do not tell their character set. */
  text?: string | undefined;
}

/** What a badge says. `by` is the id of the rule that fitted, or the format that everybody knows. */
export interface BadgeReading {
  understood: boolean;
  by: string;
  claim: Claim;
}

/** What is recognised without any rule, in this order. */
const knownFormats: { by: string; read: (text: string) => Claim | null }[] = [
  { by: 'vcard', read: readVcard },
  { by: 'mecard', read: readMecard },
  { by: 'email', read: readEmail },
];

/**
 * Turns a payload into a claim: the event's rules in order, then the known formats, else opaque
 * with the text as `badge_id`. Never throws; takes time in proportion to the payload's length, of
 * which it reads the first 64 KiB.
 */
export const readBadge = (payload: Payload, rules: DecodeRule[]): BadgeReading => {
  const { bytes, symbology } = payload;
  const text = payload.text?.slice(0, maxPayloadBytes) ?? payloadText(bytes);
  for (const rule of rules) {
    const claim = applyRule(rule, text, symbology);
    if (claim) return { understood: true, by: rule.id, claim };
  }
  for (const { by, read } of knownFormats) {
    const claim = read(text);
    if (claim) return { understood: true, by, claim };
  }
  return { understood: false, by: 'opaque', claim: claimFrom([['badge_id', text]]) ?? {} };
};

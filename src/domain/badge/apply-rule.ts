import type { Claim } from '../claim.ts';
import { readBadgeId } from './badge-id.ts';
import type { DecodeRule, Reading, RuleCondition } from './decode-rule.ts';
import { readDelimited } from './delimited.ts';
import { readFixedWidth } from './fixed-width.ts';
import { readJson } from './json.ts';
import { readMecard } from './mecard.ts';
import { matchesPattern } from './pattern/pattern.ts';
import { readUrl } from './url.ts';
import { readVcard } from './vcard.ts';

/** Decoders spell a symbology as they like: `QRCode`, `qr_code`, `QR Code`. */
const plainName = (symbology: string): string => symbology.toLowerCase().replace(/[^a-z0-9]/g, '');

const fits = (condition: RuleCondition, text: string, symbology: string | null): boolean => {
  const { symbology: wanted, prefix, pattern } = condition;
  return (
    (wanted === undefined || (symbology !== null && plainName(wanted) === plainName(symbology))) &&
    (prefix === undefined || text.startsWith(prefix)) &&
    // A scanner may send a line end, which is no part of what was printed.
    (pattern === undefined ||
      matchesPattern(pattern, text) ||
      (/[\r\n]$/.test(text) && matchesPattern(pattern, text.trimEnd())))
  );
};

const read = (text: string, reading: Reading): Claim | null => {
  switch (reading.as) {
    case 'delimited':
      return readDelimited(text, reading);
    case 'url':
      return readUrl(text, reading);
    case 'json':
      return readJson(text, reading);
    case 'fixed-width':
      return readFixedWidth(text, reading);
    case 'vcard':
      return readVcard(text);
    case 'mecard':
      return readMecard(text);
    case 'id':
      return readBadgeId(text, reading);
  }
};

/** The claim that a rule makes of a payload's text; null when the rule does not fit. */
export const applyRule = (rule: DecodeRule, text: string, symbology: string | null): Claim | null =>
  fits(rule.when ?? {}, text, symbology) ? read(text, rule.read) : null;

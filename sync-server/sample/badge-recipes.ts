import type { BadgeFormatName } from './badge-formats.ts';
import type { TwistName } from './badge-twists.ts';

/** As ZXing names them. */
export type Symbology = 'QRCode' | 'PDF417' | 'DataMatrix' | 'Aztec' | 'Code128' | 'Code39';

/** The sixty badges of the sample: so many in this format and symbology with this about them. */
export const badgeRecipes: readonly (readonly [number, BadgeFormatName, Symbology, TwistName])[] = [
  [5, 'vcard-3.0', 'QRCode', 'as-recorded'],
  [2, 'vcard-3.0', 'QRCode', 'misspelt'],
  [2, 'vcard-3.0', 'QRCode', 'nickname'],
  [1, 'vcard-3.0', 'QRCode', 'namesake'],
  [1, 'vcard-3.0', 'QRCode', 'stranger'],
  [1, 'vcard-3.0', 'PDF417', 'as-recorded'],
  [3, 'vcard-2.1', 'QRCode', 'accents'],
  [1, 'vcard-2.1', 'PDF417', 'as-recorded'],
  [2, 'vcard-4.0', 'QRCode', 'as-recorded'],
  [2, 'vcard-4.0', 'QRCode', 'married'],
  [2, 'mecard', 'QRCode', 'as-recorded'],
  [1, 'mecard', 'QRCode', 'misspelt'],
  [1, 'mecard', 'Aztec', 'as-recorded'],
  [4, 'delimited', 'QRCode', 'as-recorded'],
  [2, 'delimited', 'QRCode', 'wrong-number'],
  [2, 'delimited', 'QRCode', 'stranger'],
  [1, 'delimited', 'QRCode', 'namesake'],
  [1, 'delimited', 'PDF417', 'misspelt'],
  [2, 'url', 'QRCode', 'as-recorded'],
  [2, 'url', 'QRCode', 'shared-mailbox'],
  [1, 'url', 'QRCode', 'moved'],
  [2, 'json', 'QRCode', 'as-recorded'],
  [1, 'json', 'QRCode', 'swapped'],
  [1, 'json', 'QRCode', 'family'],
  [1, 'json', 'Aztec', 'nickname'],
  [2, 'fixed-width', 'QRCode', 'as-recorded'],
  [1, 'fixed-width', 'PDF417', 'as-recorded'],
  [1, 'fixed-width', 'DataMatrix', 'long-surname'],
  [2, 'prefixed-id', 'Code128', 'id-only'],
  [1, 'prefixed-id', 'Code39', 'id-only'],
  [2, 'prefixed-id', 'DataMatrix', 'id-only'],
  [1, 'opaque', 'QRCode', 'id-only'],
  [1, 'opaque', 'Aztec', 'id-only'],
  [1, 'opaque', 'Code128', 'id-only'],
  [1, 'opaque', 'Code39', 'id-only'],
  [2, 'email', 'QRCode', 'as-recorded'],
  [1, 'email', 'DataMatrix', 'as-recorded'],
];

import { type Claim, claimFrom } from '../claim.ts';
import { splitUnescaped, unescapeBackslashes } from './backslash.ts';

const fieldsOf = (text: string): Map<string, string> => {
  const fields = new Map<string, string>();
  for (const field of splitUnescaped(text, ';')) {
    const colon = field.indexOf(':');
    const name = field.slice(0, colon).trim().toUpperCase();
    const value = field.slice(colon + 1).trim();
    // A field may come again (a second number): the first one that says something counts.
    if (colon > 0 && value !== '' && !fields.has(name)) fields.set(name, value);
  }
  return fields;
};

const wholeText = (value: string | undefined): string => unescapeBackslashes(value ?? '');
const partsOf = (value: string | undefined): string[] =>
  splitUnescaped(value ?? '', ',').map(unescapeBackslashes);

/**
 * MeCard (NTT DOCOMO): `MECARD:N:Doe,John;TEL:...;;`. The name is surname, given name; without a
 * comma it is one full name. An address of seven parts is box, room, house, city, prefecture, code,
 * country; any other is all street.
 */
export const readMecard = (text: string): Claim | null => {
  const head = /^\s*mecard:/i.exec(text)?.[0];
  if (head === undefined) return null;
  const fields = fieldsOf(text.slice(head.length));
  const [surname, givenName] = partsOf(fields.get('N'));
  const address = partsOf(fields.get('ADR'));
  const [, , street, city, region, postalCode, country] = address;
  return claimFrom([
    ...(givenName === undefined
      ? ([['full_name', surname]] as const)
      : ([
          ['given_name', givenName],
          ['surname', surname],
        ] as const)),
    ['email', wholeText(fields.get('EMAIL'))],
    ['phone', wholeText(fields.get('TEL')).replace(/^tel:/i, '')],
    ['firm', wholeText(fields.get('ORG'))],
    ['title', wholeText(fields.get('TITLE'))],
    ...(address.length === 7
      ? ([
          ['street', street],
          ['city', city],
          ['region', region],
          ['postal_code', postalCode],
          ['country', country],
        ] as const)
      : ([['street', wholeText(fields.get('ADR'))]] as const)),
  ]);
};

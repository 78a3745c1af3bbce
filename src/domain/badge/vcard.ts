import { type Claim, claimFrom } from '../claim.ts';
import { splitUnescaped, unescapeBackslashes } from './backslash.ts';
import { decodeEscapedBytes } from './escaped-bytes.ts';
import { type VcardProperty, vcardProperties } from './vcard-properties.ts';

const isVoiceless = ({ types }: VcardProperty): boolean =>
  !types.includes('VOICE') && types.some((type) => ['FAX', 'PAGER', 'MODEM'].includes(type));

/** Lower is better. Nobody answers a fax, however much the card prefers it. */
const rank = (property: VcardProperty): number => property.preference + (isVoiceless(property) ? 1000 : 0);

/** Of several, the preferred one that says something; among equals the first. */
const best = (card: VcardProperty[], name: string): VcardProperty | null =>
  card
    .filter(
      (property) => property.name === name && property.encoding !== 'base64' && /[^;\s]/.test(property.value),
    )
    .reduce<VcardProperty | null>(
      (chosen, next) => (chosen && rank(chosen) <= rank(next) ? chosen : next),
      null,
    );

const textIn = ({ encoding, charset }: VcardProperty, value: string): string =>
  unescapeBackslashes(encoding === 'quoted-printable' ? decodeEscapedBytes(value, '=', charset) : value);

const wholeText = (property: VcardProperty | null): string | undefined =>
  property ? textIn(property, property.value) : undefined;

/** Split first, decoded then: `=3B` is a semicolon of the text, not one between components. */
const componentsOf = (property: VcardProperty | null): string[] =>
  property ? splitUnescaped(property.value, ';').map((part) => textIn(property, part)) : [];

/** Surname and given name; a name that was put in without any structure is one full name. */
const nameOf = (components: string[]): Claim => {
  const [surname = '', givenName = ''] = components;
  const isUnstructured = components.length === 1 && /\S\s+\S/.test(surname);
  return isUnstructured ? { full_name: surname } : { surname, given_name: givenName };
};

/** Post office box and extended address say nothing about who somebody is. */
const addressOf = (components: string[]): Claim => {
  const [first = '', , street = '', city = '', region = '', postalCode = '', country = ''] = components;
  return components.length === 1
    ? { street: first }
    : { street, city, region, postal_code: postalCode, country };
};

/** vCard 2.1, 3.0 and 4.0. Of a firm only its name is taken, not its departments. */
export const readVcard = (text: string): Claim | null => {
  const card = vcardProperties(text);
  if (!card) return null;
  const name = nameOf(componentsOf(best(card, 'N')));
  const address = addressOf(componentsOf(best(card, 'ADR')));
  return claimFrom([
    ['given_name', name.given_name],
    ['surname', name.surname],
    ['full_name', wholeText(best(card, 'FN'))],
    ['full_name', name.full_name],
    [
      'email',
      wholeText(best(card, 'EMAIL'))
        ?.trim()
        .replace(/^mailto:/i, ''),
    ],
    ['phone', wholeText(best(card, 'TEL'))?.trim().replace(/^tel:/i, '')],
    ['firm', componentsOf(best(card, 'ORG'))[0]],
    ['title', wholeText(best(card, 'TITLE'))],
    ['street', address.street],
    ['city', address.city],
    ['region', address.region],
    ['postal_code', address.postal_code],
    ['country', address.country],
  ]);
};

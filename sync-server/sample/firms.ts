import type { Language } from './names/index.ts';
import { pickLanguage, pickSurname } from './pick-name.ts';
import { fillPattern, type Place, pickPlace, streetIn } from './places.ts';
import { compactText, withoutAccents } from './plain-letters.ts';
import { type Random, weightedPicker } from './random.ts';

/** Where several registrants work: what they share makes them look alike. */
export interface Firm {
  name: string;
  /** Reserved for examples (RFC 2606), so no mail can go astray. */
  domain: string;
  language: Language;
  /** The surname that several of its people have, null where it is no family's. */
  family: string | null;
  /** The address that half the office gives, null where everybody has one. */
  sharedMailbox: string | null;
  place: Place;
  street: string;
  postalCode: string;
  phone: string;
  people: number;
}

const words = (text: string): string[] => text.split(',').map((word) => word.trim());
const qualities =
  words(`Summit, Allstar, Advanced, Premier, Integrity, Coastal, Mountain, Heritage, Liberty, Pioneer,
  Evergreen, Blue Sky, Rapid, Guardian, Cornerstone, Bright, Lakeside, Keystone, Frontier, Redwood, Silver State,
  Great Plains, Bayou, Granite, Harbor, True North, Clearwater, Copper Canyon, Ironwood, Sunrise`);
const trades =
  words(`Restoration, Carpet Care, Cleaning & Restoration, Water Damage, Disaster Services, Floor Care,
  Drying Services, Carpet & Upholstery, Property Services, Environmental, Textile Care, Fire & Water, Stone Care,
  Rug Cleaners, Inspection Services`);
const endings = ['', '', '', ' LLC', ' Inc.', ' Co.'];

const pickSize = weightedPicker<[number, number]>([
  [[1, 1], 38],
  [[2, 4], 42],
  [[5, 9], 15],
  [[10, 24], 5],
]);

const firmName = (random: Random, place: Place, family: string | null): string => {
  const trade = random.pick(trades);
  if (family) return `${family} ${random.pick(['', '& Sons ', '& Daughters ', 'Bros. ', ''])}${trade}`;
  const quality = random.pick(qualities);
  if (random.chance(0.12)) return `${quality} ${trade} of ${withoutAccents(place.city)}`;
  return `${quality} ${trade}${random.pick(endings)}`;
};

/** The name's first two words: `Summit Inspection Services LLC` is `summit-inspection`. */
const domainLabel = (name: string): string =>
  name.split(' ').map(compactText).filter(Boolean).slice(0, 2).join('-');

/** One fictional firm; names may repeat from town to town, domains do not. */
const makeFirm = (random: Random, position: number): Firm => {
  const place = pickPlace(random);
  const language = pickLanguage(random, place);
  const [fewest, most] = pickSize(random);
  const people = random.between(fewest, most);
  const family = people > 1 && random.chance(0.4) ? withoutAccents(pickSurname(random, language)) : null;
  const name = firmName(random, place, family);
  const domain = `${domainLabel(name)}${position + 1}.example`;
  return {
    name,
    domain,
    language,
    family,
    sharedMailbox: random.chance(0.3) ? `${random.pick(['info', 'office', 'service'])}@${domain}` : null,
    place,
    street: streetIn(random, place),
    postalCode: fillPattern(random, place.postal),
    phone: fillPattern(random, place.phone),
    people,
  };
};

/** Firms with places for about `people` registrants in all. */
export const makeFirms = (random: Random, people: number): Firm[] => {
  const firms: Firm[] = [];
  let seats = 0;
  while (seats < people) {
    const firm = makeFirm(random, firms.length);
    const fits = Math.min(firm.people, people - seats);
    firms.push({ ...firm, people: fits });
    seats += fits;
  }
  return firms;
};

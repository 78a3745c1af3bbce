/**
 * Lists in the making of the development booth set, of any size: its names, towns and kinds of firm, and the slips that
 * its attendees were seen to make, at the rates at which they were counted there. Domains of firms are theirs alone, six
 * hosts are everybody's; colleagues share a phone, a mailbox, a town. One attendee in five is no registrant.
 */
import { plainText } from '../../../src/domain/plain-text.ts';
import { areNicknames } from '../../../sync-server/linkage/nicknames.ts';
import { misspelt, mistyped } from '../../../sync-server/sample/misprint.ts';
import { compactText } from '../../../sync-server/sample/plain-letters.ts';
import {
  type Random,
  randomStream,
  skewedPicker,
  weightedPicker,
} from '../../../sync-server/sample/random.ts';
import type { LabelledLists, Row } from './labelled-lists.ts';

const hosts = weightedPicker([
  ['gmail.com', 754],
  ['hotmail.com', 392],
  ['yahoo.com', 380],
  ['icloud.com', 369],
  ['aol.com', 349],
  ['outlook.com', 346],
]);
const qualities =
  'Golden Lakeside Premier Metro Mountain Total Certified Integrity Pacific Northern Summit Steam Superior Coastal Capital Advanced Allstar Liberty Eagle Pro Valley'.split(
    ' ',
  );
const longQualities = ['First Choice', 'Blue Ribbon'];
const chains = ['ServClean', 'DryMasters', 'RestorePro', 'CleanRight'];
const trades = [
  'Cleaning',
  'Restoration',
  'Carpet Care',
  'Water Damage',
  'Disaster Services',
  'Floor Care',
  'Drying Solutions',
  'Property Services',
  'Environmental',
  'Cleaning & Restoration',
];
const endings = ['', '', ' LLC', ' Inc', ' Inc.', ' Co', ' Ltd'];
const streets = ['Main', 'Oak', 'Elm', 'Cedar', 'Park', 'Lake', '2nd', '3rd', 'Pine', 'Ridge', 'Spring'];

interface Town {
  city: string;
  region: string;
  country: string;
  postalCodes: string[];
}
interface Firm {
  name: string;
  domain: string;
  phone: string;
  town: Town;
  family: string | null;
}

/** Names of one language go together, in most people. */
const languageOf = ({ given_name: given = '', surname = '' }: Row): string => {
  if (/[ăâđơưạảấầậắệịọốộụủứữỳ]/i.test(given + surname)) return 'vietnamese';
  if (/(ić|ová|ský|ski|cki|czyk|czak|ek)$/i.test(surname)) return 'slavic';
  if (/(ez|ro|do|res|cia|ales|illo|era)$/i.test(surname)) return 'spanish';
  return /(escu|[aiou])$/i.test(surname) ? 'romance' : 'other';
};

const digits = (random: Random, count: number): string =>
  Array.from({ length: count }, (_, at) => random.between(at === 0 ? 2 : 0, 9)).join('');

const localPart = (random: Random, given: string, surname: string, isPrivate: boolean): string => {
  const [first, last] = [compactText(given), compactText(surname)];
  const shapes = isPrivate
    ? [`${first}.${last}`, `${first.slice(0, 1)}${last}`, `${first}${last}`, `${last}${first.slice(0, 1)}`]
    : [first, `${first.slice(0, 1)}${last}`, `${first}.${last}`];
  if (!isPrivate) return random.pick(shapes);
  if (random.chance(0.2)) return `${first}${random.between(1, 99_999)}`;
  const local = random.pick(shapes);
  return random.chance(0.4) ? `${local}${random.between(1, 999)}` : local;
};
const emailOf = (random: Random, given: string, surname: string, firm: Firm | null): string =>
  firm && random.chance(0.47)
    ? `${localPart(random, given, surname, false)}@${firm.domain}`
    : `${localPart(random, given, surname, true)}@${hosts(random)}`;

/** What each of the development set's registered attendees gives, at its rates. */
const pickFields = weightedPicker<readonly string[]>([
  [['firm', 'city', 'region'], 268],
  [['email', 'firm', 'city', 'region'], 132],
  [['registrant_number', 'email'], 72],
  [['firm', 'city', 'region', 'postal_code'], 60],
  [['email', 'firm', 'city', 'region', 'postal_code'], 59],
  [['email'], 43],
  [['registrant_number', 'phone'], 42],
  [['phone'], 28],
  [['registrant_number', 'email', 'firm'], 22],
  [['city', 'region'], 15],
  [['registrant_number', 'phone', 'firm'], 14],
  [['phone', 'firm', 'city', 'region', 'postal_code'], 13],
  [['email', 'firm'], 11],
  [['email', 'phone', 'firm', 'city', 'region', 'postal_code'], 11],
  [['email', 'city', 'region', 'postal_code'], 9],
  [['email', 'city', 'region'], 8],
  [['phone', 'firm'], 8],
]);
const pickStrangersFields = weightedPicker<readonly string[]>([
  [['firm', 'city', 'region'], 53],
  [['email', 'firm', 'city', 'region'], 29],
  [['phone'], 21],
  [['firm', 'city', 'region', 'postal_code'], 20],
  [['email'], 20],
  [['phone', 'firm'], 9],
  [['email', 'firm'], 9],
  [['email', 'firm', 'city', 'region', 'postal_code'], 8],
  [['email', 'phone', 'firm', 'city', 'region', 'postal_code'], 6],
]);

const letters = 'abcdefghijklmnopqrstuvwxyz';
/** Half of the slips hit a wrong letter. */
const slipIn = (random: Random, text: string): string => {
  if (text.length < 2 || random.chance(0.6)) return misspelt(random, text);
  const at = random.between(1, text.length - 1);
  return text.slice(0, at) + random.pick([...letters]) + text.slice(at + 1);
};

const createSlips = (random: Random, donors: readonly Row[]) => {
  const givenNames = [...new Set(donors.map(({ given_name: given = '' }) => given))];
  const nicknames = new Map<string, string[]>();
  const known = (given: string): string[] => {
    const before = nicknames.get(given);
    if (before) return before;
    const own = givenNames.filter((other) => areNicknames(plainText(given), plainText(other)));
    nicknames.set(given, own);
    return own;
  };
  const given = (name: string): string => {
    const slip = random.fraction();
    if (slip < 0.065) return slipIn(random, name);
    const short = known(name);
    if (slip < 0.155) return short.length > 0 ? random.pick(short) : name;
    if (slip < 0.185) return `${name.slice(0, 1)}${random.pick(['', '.'])}`;
    if (slip < 0.215) return `${name} ${random.pick([...letters]).toUpperCase()}`;
    return slip < 0.235 ? `${name} ${random.pick(donors).given_name}` : name;
  };
  const surname = (name: string, isOther: boolean): string => {
    if (isOther) return random.pick(donors).surname ?? '';
    const slip = random.fraction();
    if (slip < 0.06) return slipIn(random, name);
    if (slip < 0.07) return `${name}-${random.pick(donors).surname}`;
    return slip < 0.09 ? `${name} ${random.pick(['Jr', 'Jr.', 'Sr', 'III'])}` : name;
  };
  return { given, surname };
};

const withoutEnding = (firm: string): string => firm.replace(/ (LLC|Ltd|Inc\.?|Co)$/, '');

const createWorld = (random: Random, donors: readonly Row[], count: number) => {
  const byLanguage = Map.groupBy(donors, languageOf);
  const cities = [...new Set(donors.map(({ city = '' }) => city))];
  const counts = Map.groupBy(donors, ({ city = '' }) => city);
  cities.sort((one, other) => (counts.get(other)?.length ?? 0) - (counts.get(one)?.length ?? 0));
  const regions = donors.map(({ region = '', country = '' }) => ({ region, country }));
  const towns: Town[] = cities.map((city) => ({
    city,
    ...random.pick(regions),
    postalCodes: Array.from({ length: random.between(3, 9) }, () => digits(random, 5)),
  }));
  const pickTown = skewedPicker(towns, 0.9);
  const surnames = donors.map(({ surname = '' }) => surname);

  const domains = new Set<string>();
  const makeFirm = (): Firm => {
    const town = pickTown(random);
    const family = random.chance(0.25) ? random.pick(surnames) : null;
    const trade = random.pick(trades);
    const name = family
      ? `${family} ${trade}`
      : random.chance(0.2)
        ? `${random.pick(chains)} of ${town.city}`
        : `${random.pick(random.chance(0.1) ? longQualities : qualities)} ${trade}`;
    const label = compactText(name);
    let domain = `${label}.com`;
    for (let nth = 0; domains.has(domain) && nth < 9; nth++)
      domain = `${label}${random.between(0, 9_999)}.com`;
    domains.add(domain);
    return { name: name + random.pick(endings), domain, phone: digits(random, 10), town, family };
  };
  const firms = Array.from({ length: Math.round(count * 0.36) }, makeFirm);
  const pickFirm = skewedPicker(firms.slice(0, 4_000), 0.75);

  let number = 31_000;
  const person = (nth: number): { row: Row; firm: Firm | null } => {
    const donor = random.pick(donors);
    const kin = random.chance(0.75) ? (byLanguage.get(languageOf(donor)) ?? donors) : donors;
    const firm = random.chance(0.075) ? null : random.chance(0.45) ? pickFirm(random) : random.pick(firms);
    const surname = firm?.family && random.chance(0.3) ? firm.family : (donor.surname ?? '');
    const given = random.pick(kin).given_name ?? '';
    const town = firm && random.chance(0.9) ? firm.town : pickTown(random);
    number += random.between(1, 20);
    const hasMailbox = firm !== null && random.chance(0.07);
    const email = hasMailbox ? `info@${firm.domain}` : emailOf(random, given, surname, firm);
    const phone = firm && random.chance(0.27) ? firm.phone : digits(random, 10);
    return {
      firm,
      row: {
        id: `R${nth}`,
        given_name: given,
        surname,
        registrant_number: String(number),
        email: random.chance(0.06) ? '' : email,
        phone: random.chance(0.1) ? '' : phone,
        firm: firm?.name ?? '',
        street: `${random.between(100, 9_999)} ${random.pick(streets)} ${random.pick(['St', 'Ave', 'Rd', 'Ln'])}`,
        city: town.city,
        region: town.region,
        postal_code: random.pick(town.postalCodes),
        country: town.country,
      },
    };
  };
  return { firms, pickTown, person };
};
type World = ReturnType<typeof createWorld>;

/** Who is at another firm now, or has another address than the one that is known. */
const asToday = (
  random: Random,
  { row, firm }: ReturnType<World['person']>,
  { firms, pickTown }: World,
): Row => {
  const hasMoved = random.chance(0.15);
  const now = hasMoved ? random.pick(firms) : firm;
  const town = random.chance(0.08) ? pickTown(random) : null;
  const hasOther = row.email === '' || random.chance(0.16);
  return {
    ...row,
    firm: now?.name ?? '',
    ...(town ? { city: town.city, region: town.region, postal_code: random.pick(town.postalCodes) } : {}),
    email: hasOther ? emailOf(random, row.given_name ?? '', row.surname ?? '', now) : (row.email ?? ''),
    phone: row.phone === '' || random.chance(0.12) ? digits(random, 10) : (row.phone ?? ''),
  };
};

const writeField = (random: Random, field: string, value: string): string => {
  if (field === 'firm') {
    const short = random.chance(0.4) ? withoutEnding(value) : value;
    return random.chance(0.05) ? slipIn(random, short) : short;
  }
  if (field === 'registrant_number' && random.chance(0.06)) return mistyped(random, value);
  if (field === 'phone' && random.chance(0.5))
    return `(${value.slice(0, 3)}) ${value.slice(3, 6)}-${value.slice(6)}`;
  return value;
};

export const makeBoothLists = (options: {
  seed: number;
  registrants: number;
  attendees: number;
  /** The development set's registrants: their names and towns are drawn from. */
  donors: readonly Row[];
}): LabelledLists => {
  const { seed, donors } = options;
  const random = randomStream(seed, 'booth');
  const world = createWorld(random, donors, options.registrants);
  const people = Array.from({ length: options.registrants }, (_, nth) => world.person(nth));
  const slips = createSlips(random, donors);
  const attendees: Row[] = [];
  const truth: (string | null)[] = [];

  const makeStranger = (nth: number): ReturnType<World['person']> => {
    const stranger = world.person(nth);
    const kind = random.fraction();
    if (kind > 0.4) return stranger;
    const { row, firm } = random.pick(people);
    const surname = kind < 0.065 ? (row.surname ?? '') : (stranger.row.surname ?? '');
    const email =
      firm && random.chance(0.05)
        ? `info@${firm.domain}`
        : emailOf(random, stranger.row.given_name ?? '', surname, firm);
    const { phone = '' } = firm && random.chance(0.5) ? firm : stranger.row;
    const { city = '', region = '', postal_code = '' } = row;
    return {
      firm,
      row: { ...stranger.row, surname, email, phone, firm: row.firm ?? '', city, region, postal_code },
    };
  };

  for (let nth = 0; nth < options.attendees; nth++) {
    const isRegistered = random.chance(0.81);
    const person = isRegistered ? random.pick(people) : makeStranger(options.registrants + nth);
    const today = isRegistered ? asToday(random, person, world) : person.row;
    const given = slips.given(today.given_name ?? '');
    const surname = slips.surname(today.surname ?? '', random.chance(0.01));
    const [first, last] = random.chance(0.02) ? [surname, given] : [given, surname];
    const shout = random.fraction();
    const cased = (text: string): string =>
      shout < 0.3 ? text.toUpperCase() : shout < 0.37 ? text.toLowerCase() : text;
    const row: Row = { id: `A${nth}`, given_name: cased(first), surname: cased(last) };
    for (const field of isRegistered ? pickFields(random) : pickStrangersFields(random))
      row[field] = writeField(random, field, today[field] ?? '');
    attendees.push(row);
    truth.push(isRegistered ? (person.row.id ?? null) : null);
  }
  return { registrants: people.map(({ row }) => row), attendees, truth };
};

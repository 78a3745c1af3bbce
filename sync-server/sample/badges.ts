import type { Claim } from '#domain/claim.ts';
import { displayName, type Registrant } from '#domain/registrant.ts';
import { type BadgeFormatName, badgeFormats } from './badge-formats.ts';
import { badgeRecipes, type Symbology } from './badge-recipes.ts';
import { type Census, type TwistName, twists } from './badge-twists.ts';
import { makeRegistrants } from './people.ts';
import { type Random, randomStream, shuffled } from './random.ts';

/** A badge of today's convention, to print or to hold in front of a camera. */
export interface SampleBadge {
  /** `01` to `60`. */
  id: string;
  /** Whose it is, null where the person is no registrant. */
  registrant: string | null;
  format: BadgeFormatName;
  symbology: Symbology;
  payload: string;
  /** What the payload says when it is read. */
  claim: Claim;
  printedName: string;
  printedFirm: string;
  printedPlace: string;
  /** What is special about it. */
  note: string;
}

const titles = [
  'Owner',
  'Technician',
  'Lead Technician',
  'Operations Manager',
  'Project Manager',
  'Estimator',
];

const countBy = (people: readonly Registrant[], keyOf: (person: Registrant) => string) => {
  const counts = new Map<string, number>();
  for (const person of people) counts.set(keyOf(person), (counts.get(keyOf(person)) ?? 0) + 1);
  return (person: Registrant): number => counts.get(keyOf(person)) ?? 0;
};

const takeCensus = (people: readonly Registrant[]): Census => {
  const sameFamily = countBy(people, (person) => `${person.surname}|${person.firm}|${person.city}`);
  return {
    sameName: countBy(people, displayName),
    sameFamily: (person) => (person.firm ? sameFamily(person) : 0),
  };
};

/** Some vendors number badges in the open, some give codes that mean nothing to us. */
const pickBadgeId = (random: Random, format: BadgeFormatName): string => {
  const digits = String(random.between(100_000, 999_999));
  if (format !== 'opaque') return digits;
  const letters = () => random.pick([...'ACDFHJKMNPRTWXY']);
  return `7${letters()}${letters()}${digits}-${letters()}`;
};

const detailsOf = (person: Registrant, title: string, badgeId: string): Claim => {
  const all: Record<keyof Claim, string | null> = {
    badge_id: badgeId,
    given_name: person.givenName,
    surname: person.surname,
    full_name: displayName(person),
    registrant_number: person.registrantNumber,
    email: person.email,
    phone: person.phone,
    firm: person.firm,
    title,
    street: person.street,
    city: person.city,
    region: person.region,
    postal_code: person.postalCode,
    country: person.country,
  };
  return Object.fromEntries(Object.entries(all).filter(([, value]) => value));
};

/** Everything about a badge but its id. */
const makeBadge = (
  random: Random,
  bearer: { person: Registrant; isRegistrant: boolean; note: string },
  code: { format: BadgeFormatName; symbology: Symbology },
): Omit<SampleBadge, 'id'> => {
  const { person } = bearer;
  const format = badgeFormats[code.format];
  const claim = format.printed(detailsOf(person, random.pick(titles), pickBadgeId(random, code.format)));
  return {
    registrant: bearer.isRegistrant ? person.id : null,
    ...code,
    payload: format.write(claim),
    claim,
    printedName: displayName(person),
    printedFirm: person.firm ?? '',
    printedPlace: [person.city, person.region].filter(Boolean).join(', '),
    note: bearer.note,
  };
};

/** Sixty badges; nobody has two. `today` does not change them. */
export const makeBadges = (options: { seed: number; registrants: readonly Registrant[] }): SampleBadge[] => {
  const { seed, registrants } = options;
  const random = randomStream(seed, 'badges');
  const census = takeCensus(registrants);
  const left = shuffled(random, registrants);
  // People from another seed: nobody's records hold them.
  const strangers = shuffled(
    random,
    makeRegistrants({ seed: seed + 1, today: '2026-01-01', count: 200 }).filter(
      (person) => census.sameName(person) === 0,
    ),
  );

  const takeBearer = (twistName: TwistName) => {
    if (twistName === 'stranger') {
      const person = { ...(strangers.pop() ?? random.pick(registrants)), registrantNumber: '' };
      return { person, isRegistrant: false, note: twists.stranger.note(person, census) };
    }
    // A small sample may have nobody to show it with.
    const found = left.findIndex((person) => twists[twistName].fits(person, census));
    const twist = twists[found >= 0 ? twistName : 'as-recorded'];
    const [person = random.pick(registrants)] = left.splice(Math.max(0, found), 1);
    return { person: twist.print(person, random), isRegistrant: true, note: twist.note(person, census) };
  };

  return badgeRecipes
    .flatMap(([count, format, symbology, twist]) =>
      Array.from({ length: count }, () => ({ format, symbology, twist })),
    )
    .map(({ format, symbology, twist }) => makeBadge(random, takeBearer(twist), { format, symbology }))
    .map((badge, index) => ({ id: String(index + 1).padStart(2, '0'), ...badge }));
};

import type { CalendarDay } from '#domain/calendar.ts';
import type { Registrant } from '#domain/registrant.ts';
import { pickHolder } from './designations.ts';
import { type Firm, makeFirms } from './firms.ts';
import { type PersonName, pickLanguage, pickName, pickSurname } from './pick-name.ts';
import { fillPattern, type Place, pickPlace, streetIn } from './places.ts';
import { compactText } from './plain-letters.ts';
import { type Random, randomStream, shuffled } from './random.ts';

/** Where private addresses are: kept for examples and tests (RFC 2606). */
const privateDomains = ['mailbox.example', 'post.example.com', 'inbox.example.net', 'letters.test'];

const personalAddress = (random: Random, name: PersonName, firm: Firm | null): string => {
  const given = compactText(name.givenName);
  const surname = compactText(name.surname.replace(/ Jr\.$/, ''));
  if (!firm) return `${given}.${surname}${random.between(1, 99)}@${random.pick(privateDomains)}`;
  const local = random.pick([`${given}.${surname}`, `${given.slice(0, 1)}${surname}`, given]);
  return `${local}@${firm.domain}`;
};

/** Some give the office's mailbox, some a private one; some women still use an address from before they married. */
const pickEmail = (random: Random, name: PersonName, firm: Firm | null): string | null => {
  if (random.chance(0.06)) return null;
  if (firm?.sharedMailbox && random.chance(0.5)) return firm.sharedMailbox;
  const former = name.isFemale && random.chance(0.06) ? pickSurname(random, 'english') : name.surname;
  return personalAddress(random, { ...name, surname: former }, random.chance(0.75) ? firm : null);
};

interface Seat {
  place: Place;
  firm: Firm | null;
  /** The surname of the firm's family, for its members. */
  family: string | null;
}

const seatIn = (random: Random, firm: Firm, position: number): Seat => ({
  place: random.chance(0.95) ? firm.place : pickPlace(random),
  firm,
  family: firm.family && (position < 2 || (position < 4 && random.chance(0.4))) ? firm.family : null,
});

/** Every firm's people side by side, and between the firms one in six who work for nobody we know. */
const makeSeats = (random: Random, count: number): Seat[] => {
  const firms = makeFirms(random, Math.round(count * 0.84));
  const alone = count - firms.reduce((sum, firm) => sum + firm.people, 0);
  const groups = [
    ...firms.map((firm) =>
      Array.from({ length: firm.people }, (_, position) => seatIn(random, firm, position)),
    ),
    ...Array.from({ length: alone }, (): Seat[] => [{ place: pickPlace(random), firm: null, family: null }]),
  ];
  return shuffled(random, groups).flat();
};

const pickContacts = (random: Random, { place, firm }: Seat, name: PersonName) => {
  const usesOffice = firm !== null && firm.place === place && random.chance(0.6);
  const phone = usesOffice && random.chance(0.6) ? firm.phone : fillPattern(random, place.phone);
  return {
    email: pickEmail(random, name, firm),
    phone: random.chance(0.1) ? null : phone,
    firm: firm?.name ?? null,
    street: usesOffice ? firm.street : streetIn(random, place),
    city: place.city,
    region: place.region,
    postalCode: usesOffice ? firm.postalCode : fillPattern(random, place.postal),
    country: place.country,
  };
};

/**
 * Fictional registrants: families in one firm, shared mailboxes, namesakes. Numbers have five or six digits
 * and rise with gaps; colleagues, who took a class together, have near ones.
 */
export const makeRegistrants = (options: {
  seed: number;
  today: CalendarDay;
  count: number;
}): Registrant[] => {
  const { seed, today, count } = options;
  const random = randomStream(seed, 'people');
  const holders = randomStream(seed, 'designations');
  const names: PersonName[] = [];
  let number = 31_000;
  return makeSeats(random, count).map((seat, position) => {
    const language = seat.firm && random.chance(0.4) ? seat.firm.language : pickLanguage(random, seat.place);
    const ownName = pickName(random, { place: seat.place, language, family: seat.family });
    const isNamesake = !seat.family && names.length > 0 && random.chance(0.02);
    const name = isNamesake ? random.pick(names) : ownName;
    names.push(name);
    number += random.chance(0.2) ? random.between(1, 2) : random.between(3, 60);
    return {
      id: `r-${String(position + 1).padStart(5, '0')}`,
      registrantNumber: String(number),
      givenName: name.givenName,
      surname: name.surname,
      ...pickContacts(random, seat, name),
      ...pickHolder(holders, today),
    };
  });
};

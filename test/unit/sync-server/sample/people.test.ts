import { describe, expect, test } from 'vitest';
import * as z from 'zod/mini';
import { shippedDesignationCodes } from '#domain/designation-code.ts';
import { type Registrant, Registrant as RegistrantSchema } from '#domain/registrant.ts';
import { generateSample } from '../../../../sync-server/sample/generate.ts';
import { compactText } from '../../../../sync-server/sample/plain-letters.ts';

const today = '2026-11-24';
const { registrants } = generateSample({ seed: 1, today });

const groupSizes = (keyOf: (person: Registrant) => string | null): Map<string, number> => {
  const sizes = new Map<string, number>();
  for (const person of registrants) {
    const key = keyOf(person);
    if (key !== null) sizes.set(key, (sizes.get(key) ?? 0) + 1);
  }
  return sizes;
};

const countWhere = (holds: (person: Registrant) => boolean): number => registrants.filter(holds).length;
const repeated = (sizes: Map<string, number>): number =>
  [...sizes.values()].filter((size) => size > 1).length;

describe('sample registrants', () => {
  test('the same seed gives the same people, another seed others', () => {
    expect(generateSample({ seed: 1, today }).registrants).toEqual(registrants);
    expect(generateSample({ seed: 2, today }).registrants).not.toEqual(registrants);
  });

  test('five thousand, or as many as were asked for', () => {
    expect(registrants).toHaveLength(5000);
    expect(generateSample({ seed: 1, today, registrants: 200 }).registrants).toHaveLength(200);
  });

  test('all are registrants', () => {
    for (const person of registrants) expect(z.safeParse(RegistrantSchema, person).error).toBeUndefined();
  });

  test('numbers have five or six digits, are had once, and have gaps', () => {
    const numbers = registrants.map(({ registrantNumber }) => Number(registrantNumber));
    expect(new Set(numbers).size).toBe(5000);
    expect(new Set(registrants.map(({ id }) => id)).size).toBe(5000);
    expect(Math.min(...numbers)).toBeGreaterThanOrEqual(10_000);
    expect(Math.max(...numbers)).toBeLessThanOrEqual(999_999);
    expect(Math.max(...numbers) - Math.min(...numbers)).toBeGreaterThan(50_000);
  });

  test('some surnames are common and many are rare', () => {
    const surnames = groupSizes(({ surname }) => compactText(surname));
    for (const common of ['smith', 'garcia', 'nguyen']) expect(surnames.get(common)).toBeGreaterThan(40);
    expect([...surnames.values()].filter((size) => size === 1).length).toBeGreaterThan(200);
  });

  test.each<[string, RegExp]>([
    ['O’', /^O'/],
    ['Mc', /^Mc[A-Z]/],
    ['hyphens', /\p{L}-\p{L}/u],
    ['particles', /^(de|von|van|della|del|lo|la|di|el) /i],
    ['accents', /\P{ASCII}/u],
    ['two surnames', /^\p{L}+ \p{L}+$/u],
  ])('surnames with %s', (_, pattern) => {
    expect(countWhere(({ surname }) => pattern.test(surname))).toBeGreaterThan(20);
  });

  test('namesakes, families in a firm, and mailboxes that colleagues share', () => {
    expect(repeated(groupSizes(({ givenName, surname }) => `${givenName} ${surname}`))).toBeGreaterThan(100);
    expect(
      repeated(groupSizes(({ surname, firm, city }) => firm && `${surname}|${firm}|${city}`)),
    ).toBeGreaterThan(100);
    expect(repeated(groupSizes(({ email }) => email))).toBeGreaterThan(100);
  });

  test('mostly from the United States, the rest from four more countries', () => {
    const countries = groupSizes(({ country }) => country);
    expect([...countries.keys()].sort()).toEqual(['AU', 'CA', 'GB', 'MX', 'US']);
    expect(countries.get('US')).toBeGreaterThan(3500);
    expect(countries.get('CA')).toBeGreaterThan(countries.get('GB') ?? 0);
  });

  test('addresses and numbers that can reach nobody', () => {
    const mail = registrants.flatMap(({ email }) => email ?? []);
    expect(mail.filter((email) => !/@([a-z0-9-]+\.)*(example|test|example\.(com|net))$/.test(email))).toEqual(
      [],
    );
    const reserved =
      /^(\(\d{3}\) 555-01\d\d|\+52 \d{2,3} 0555 01\d\d|\+61 \d 5550 \d{4}|\+44 (20 7946|1[236]1 496) 0\d{3})$/;
    const phones = registrants.flatMap(({ phone }) => phone ?? []);
    expect(phones.filter((phone) => !reserved.test(phone))).toEqual([]);
  });

  test('designations of every kind, with codes of the office’s table', () => {
    const held = registrants.flatMap(({ designations }) => designations);
    expect(new Set(held.map(({ kind }) => kind))).toEqual(new Set(['technician', 'master', 'inspection']));
    const kinds = new Map(shippedDesignationCodes.map(({ code, kind }) => [code, kind]));
    expect(held.filter(({ code, kind }) => kinds.get(code) !== kind)).toEqual([]);
    expect(
      held.filter(({ earned, endedOn }) => earned > today || (endedOn !== null && endedOn <= earned)),
    ).toEqual([]);
  });

  test.each<[string, (person: Registrant) => boolean]>([
    ['a requirement date that passed', ({ opening }) => opening !== null && opening.requirementDate < today],
    [
      'a requirement date within the year',
      ({ opening }) =>
        opening !== null && opening.requirementDate >= today && opening.requirementDate < '2027-11-24',
    ],
    [
      'no opening and a first designation since',
      ({ opening, designations }) => opening === null && designations.some(({ endedOn }) => !endedOn),
    ],
    [
      'no designation any more',
      ({ designations }) => designations.length > 0 && designations.every(({ endedOn }) => endedOn),
    ],
    [
      'a master earned since the opening',
      ({ opening, designations }) =>
        designations.some(
          ({ kind, earned }) => opening !== null && kind === 'master' && earned > opening.asOf,
        ),
    ],
  ])('some have %s', (_, holds) => {
    expect(countWhere(holds)).toBeGreaterThan(50);
  });
});

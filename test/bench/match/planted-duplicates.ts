/**
 * A registry in which it is known who stands in it twice: people who were entered anew years later, with another number,
 * and whatever changed since; beside the families, shared mailboxes and namesakes of the sample, and fathers with sons.
 */
import {
  newTables,
  plainValues,
  rowOfRegistrant,
} from '../../../sync-server/matching/registry-index/rows.ts';
import { isWomansName } from '../../../sync-server/sample/misprint.ts';
import { makeRegistrants } from '../../../sync-server/sample/people.ts';
import { compactText } from '../../../sync-server/sample/plain-letters.ts';
import { type Random, randomStream, shuffled } from '../../../sync-server/sample/random.ts';
import { type Row, writeName } from './labelled-lists.ts';

export interface PlantedRegistry {
  rows: Row[];
  /** Ids of those who are one person, two and two, joined by a blank, the first in order first. */
  pairs: ReadonlySet<string>;
  /** Fathers and sons, in the same way. */
  sons: ReadonlySet<string>;
}

/** As the index of registrants holds them: the id and the values that are compared. */
export const plainOf = (rows: readonly Row[]): string[][] => {
  const tables = newTables();
  const table = tables.emptyTable();
  for (const row of rows) tables.add(table, row);
  return table.ids.map((id, row) => [id, ...plainValues(tables, table, row)]);
};

export const pairName = (one: string, other: string): string => [one, other].sort().join(' ');

/** Most of the time as it was, or else what another has in its place. */
const kept = (random: Random, value: string, { share, or }: { share: number; or: string }): string => {
  if (random.chance(share)) return value;
  return random.chance(0.5) ? or : '';
};

const enterAnew = (random: Random, person: Row, other: Row): Row => {
  const [given, surname] = writeName(random, person);
  const ownAddress = `${compactText(`${given}${surname}`)}${random.between(1, 999)}@letters.test`;
  const entered = {
    ...person,
    given_name: given,
    surname,
    email: kept(random, person.email ?? '', { share: 0.5, or: ownAddress }),
    phone: kept(random, person.phone ?? '', { share: 0.6, or: other.phone ?? '' }),
    firm: kept(random, person.firm ?? '', { share: 0.7, or: other.firm ?? '' }),
    street: kept(random, person.street ?? '', { share: 0.6, or: other.street ?? '' }),
  };
  if (random.chance(0.88)) return entered;
  const { city = '', region = '', postal_code = '', country = '' } = other;
  return { ...entered, city, region, postal_code, country };
};

const isFather = ({ given_name: given = '', surname = '' }: Row): boolean =>
  !isWomansName(given) && !surname.endsWith('Jr.');

/** Their household's address and phone, and their father's name. */
const makeSon = (father: Row): Row => ({ ...father, surname: `${father.surname} Jr.` });

export const plantDuplicates = (options: {
  seed: number;
  registrants: number;
  duplicates: number;
  /** So many have a son of their own name in the registry. */
  sons: number;
}): PlantedRegistry => {
  const { seed, registrants, duplicates, sons } = options;
  const people = makeRegistrants({
    seed,
    today: '2026-11-24',
    count: registrants - duplicates - sons,
  }).map(rowOfRegistrant);
  const random = randomStream(seed, 'entered-twice');
  const inOrder = shuffled(random, people);
  const fathers = inOrder.slice(duplicates).filter(isFather).slice(0, sons);
  const chosen = [...inOrder.slice(0, duplicates), ...fathers];
  const [pairs, families] = [new Set<string>(), new Set<string>()];
  const more = chosen.map((person, nth): Row => {
    const id = `n-${String(nth + 1).padStart(5, '0')}`;
    const number = String(900_000 + nth * 7);
    const name = pairName(person.id ?? '', id);
    (nth < duplicates ? pairs : families).add(name);
    if (nth >= duplicates) return { ...makeSon(person), id, registrant_number: number };
    return { ...enterAnew(random, person, random.pick(people)), id, registrant_number: number };
  });
  return { rows: shuffled(random, [...people, ...more]), pairs, sons: families };
};

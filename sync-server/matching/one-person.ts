/** Whether two claims may be one person's, by their names: what somebody typed against what a badge list says. */
import type { Claim } from '#domain/claim.ts';
import { comparators, Written } from '../linkage/index.ts';
import { model, newTables, plainValues, rowOfClaim } from './registry-index/rows.ts';

const places = {
  given: model.columns.findIndex(({ compare }) => compare === 'given-name'),
  surname: model.columns.findIndex(({ compare }) => compare === 'surname'),
  generation: model.columns.findIndex(({ compare }) => compare === 'generation'),
};

interface Name {
  given: string;
  surname: string;
  generation: string;
}

const nameOf = (claim: Claim): Name => {
  const tables = newTables();
  const table = tables.emptyTable();
  tables.add(table, rowOfClaim(claim));
  const values = plainValues(tables, table, 0);
  const at = (place: number): string => values[place] ?? '';
  return { given: at(places.given), surname: at(places.surname), generation: at(places.generation) };
};

/** Whatever is not there speaks against nothing. */
const mayBe = (kind: 'given-name' | 'surname', one: string, other: string): boolean => {
  if (one === '' || other === '') return true;
  const { levels, compare } = comparators[kind];
  return compare(new Written(one), new Written(other)) < levels.length - 1;
};

export const mayBeOnePerson = (one: Claim, other: Claim): boolean => {
  const [first, second] = [nameOf(one), nameOf(other)];
  if (first.generation !== '' && second.generation !== '' && first.generation !== second.generation)
    return false;
  const areAlike = (given: string, surname: string): boolean =>
    mayBe('given-name', first.given, given) && mayBe('surname', first.surname, surname);
  return areAlike(second.given, second.surname) || areAlike(second.surname, second.given);
};

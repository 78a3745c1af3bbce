/** What is compared of two rows, as units of evidence that may be counted as independent, each with a few levels. */
import { type Comparator, comparators } from './comparators.ts';
import type { MatchModel } from './model.ts';
import type { Table } from './table.ts';

/** One of the two says nothing. */
export const silent = -1;

interface Unit {
  name: string;
  levels: readonly string[];
  /** The column whose values' frequencies tell how much "the same" is worth; null for what is put together. */
  column: number | null;
  atMostBits?: Comparator['atMostBits'];
  /** How the rest was compared, and no evidence about strangers: their names are as rare in one order as in the other. */
  isManner?: boolean;
}

/** Bits of evidence at which one level of columns put together ends and the next, weaker one begins. */
const bins = [18, 14, 11, 8, 5, 2, -1, -4] as const;
const binWords = [
  'agrees in nearly everything',
  'agrees in what is rare',
  'agrees in much',
  'agrees in several things',
  'agrees in part',
  'agrees in little',
  'says little',
  'hardly agrees',
  'differs',
] as const;

/** How often a person's own two records agree, before anything is known of these lists. */
const usualAgreement = 0.7;

interface Column {
  index: number;
  comparator: Comparator;
}

/** How often each value of a column is a registrant's. */
const countValues = (values: readonly string[]): Map<string, number> => {
  const counts = new Map<string, number>();
  for (const value of values) if (value !== '') counts.set(value, (counts.get(value) ?? 0) + 1);
  return counts;
};

export const createEvidence = (model: MatchModel, registrants: Table) => {
  const rows = registrants.ids.length;
  const columns = model.columns.map(
    ({ compare }, index): Column => ({ index, comparator: comparators[compare] }),
  );
  const counts = registrants.values.map(countValues);
  const given = model.columns.findIndex(({ compare }) => compare === 'given-name');
  const surname = model.columns.findIndex(({ compare }) => compare === 'surname');
  const alone = columns.filter(({ index }) => model.columns[index]?.together === undefined);
  const groups = [...new Set(model.columns.flatMap(({ together }) => together ?? []))].map((name) => ({
    name,
    members: columns.filter(({ index }) => model.columns[index]?.together === name),
  }));
  const hasNames = given >= 0 && surname >= 0;
  const units: Unit[] = [
    ...alone.map(({ index, comparator }) => ({
      name: (model.columns[index]?.name ?? '').replaceAll('_', ' '),
      levels: comparator.levels,
      column: index,
      ...(comparator.atMostBits && { atMostBits: comparator.atMostBits }),
    })),
    ...groups.map(({ name }) => ({ name, levels: binWords, column: null })),
    ...(hasNames
      ? [{ name: 'order of names', levels: ['as usual', 'swapped'], column: null, isManner: true }]
      : []),
  ];

  /** The same two values are met again and again. */
  const known = columns.map(() => new Map<string, number>());
  const levelOf = ({ index, comparator }: Column, one: string, other: string): number => {
    if (one === '' || other === '') return silent;
    const key = `${one}\u0000${other}`;
    const before = known[index]?.get(key);
    if (before !== undefined) return before;
    const level = comparator.compare(one, other);
    known[index]?.set(key, level);
    return level;
  };

  /** How many bits the agreement of one column of a group would be worth by itself. */
  const bitsOf = ({ index, comparator }: Column, level: number, value: string): number => {
    const last = comparator.levels.length - 1;
    if (level === last) return Math.log2(1 - usualAgreement);
    const share = Math.max(1, counts[index]?.get(value) ?? 1) / rows;
    const bits = Math.log2(usualAgreement / share);
    return level === 0 ? bits : bits / 2;
  };

  const groupLevel = (members: readonly Column[], a: Table, one: number, other: number): number => {
    let bits = 0;
    let isSilent = true;
    for (const member of members) {
      const value = registrants.values[member.index]?.[other] ?? '';
      const level = levelOf(member, a.values[member.index]?.[one] ?? '', value);
      if (level === silent) continue;
      isSilent = false;
      bits += bitsOf(member, level, value);
    }
    if (isSilent) return silent;
    const bin = bins.findIndex((least) => bits >= least);
    return bin < 0 ? bins.length : bin;
  };

  const valueAt = (table: Table, column: number, row: number): string => table.values[column]?.[row] ?? '';

  /** Whether the two names agree better when those of one side change places. */
  const isSwapped = (a: Table, one: number, other: number): boolean => {
    const [ag, as] = [valueAt(a, given, one), valueAt(a, surname, one)];
    const [bg, bs] = [valueAt(registrants, given, other), valueAt(registrants, surname, other)];
    if (ag === '' || as === '' || bg === '' || bs === '') return false;
    const [givenColumn, surnameColumn] = [columns[given], columns[surname]];
    if (!givenColumn || !surnameColumn) return false;
    const straight = levelOf(givenColumn, ag, bg) + levelOf(surnameColumn, as, bs);
    if (straight < 6) return false;
    return levelOf(givenColumn, as, bg) + levelOf(surnameColumn, ag, bs) <= 2;
  };

  return {
    units,
    counts,
    /** Writes the level of each unit, from `at` on, into `into`. */
    compare: (a: Table, one: number, other: number, into: Int8Array, at: number): void => {
      const swapped = hasNames && isSwapped(a, one, other);
      let unit = at;
      for (const column of alone) {
        const from =
          swapped && column.index === given
            ? surname
            : swapped && column.index === surname
              ? given
              : column.index;
        into[unit++] = levelOf(column, valueAt(a, from, one), valueAt(registrants, column.index, other));
      }
      for (const { members } of groups) into[unit++] = groupLevel(members, a, one, other);
      if (hasNames) into[unit] = swapped ? 1 : 0;
    },
  };
};
export type Evidence = ReturnType<typeof createEvidence>;

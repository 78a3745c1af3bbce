/** Two attendees of one list who claim one registrant, and are not called the same: only one of them can be right. */
import { comparators } from './comparators.ts';
import type { LinkDecision } from './decision.ts';
import type { MatchModel } from './model.ts';
import { isShortFor } from './nicknames.ts';
import type { Table, Tables } from './table.ts';
import { Written } from './written.ts';

interface Names {
  given: string;
  surname: string;
  generation: string;
}

const areDifferent = (one: string, other: string): boolean => {
  if (one === '' || other === '') return false;
  const { levels, compare } = comparators['given-name'];
  return compare(new Written(one), new Written(other)) === levels.length - 1;
};

/** Whether they cannot be one person, who is known as `known`. Surnames come first, too, and change. */
const contradict = (one: Names, other: Names, known: string): boolean => {
  if (one.generation !== '' && other.generation !== '' && one.generation !== other.generation) return true;
  if (one.given === other.given) return false;
  // Christopher and Christine may both go by Chris; Bill and Will are both William.
  if (isShortFor(known, one.given) && isShortFor(known, other.given)) return true;
  return (
    areDifferent(one.given, other.given) &&
    areDifferent(one.given, other.surname) &&
    areDifferent(one.surname, other.given)
  );
};

/** Leaves them to a person, together; who is merely listed twice stays as decided. `decisions`: by row of the attendees. */
export const partRivals = (
  { columns }: MatchModel,
  { dictionaries }: Tables,
  { attendees, registrants }: { attendees: Table; registrants: Table },
  decisions: readonly LinkDecision[],
): LinkDecision[] => {
  const valueIn = (kind: string) => {
    const column = columns.findIndex(({ compare }) => compare === kind);
    return ({ codes }: Table, row: number): string =>
      dictionaries[column]?.values[codes[column]?.[row] ?? 0] ?? '';
  };
  const [given, surname, generation] = [valueIn('given-name'), valueIn('surname'), valueIn('generation')];
  const namesOf = (row: number): Names => ({
    given: given(attendees, row),
    surname: surname(attendees, row),
    generation: generation(attendees, row),
  });
  const automatic = [...decisions.keys()].filter((row) => decisions[row]?.decision === 'auto');
  const claiming = Map.groupBy(automatic, (row) => decisions[row]?.candidates[0]?.registrant ?? 0);
  const rivals = new Set<number>();
  for (const [registrant, rows] of claiming) {
    if (rows.length < 2) continue;
    const [names, known] = [rows.map(namesOf), given(registrants, registrant)];
    for (const [nth, row] of rows.entries()) {
      const own = names[nth];
      if (own && names.some((other) => contradict(own, other, known))) rivals.add(row);
    }
  }
  return decisions.map((decision, row) =>
    rivals.has(row)
      ? {
          ...decision,
          decision: 'review',
          whyNot: 'somebody else in this list, of another name, fits the same registrant',
        }
      : decision,
  );
};

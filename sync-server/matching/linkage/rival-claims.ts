/** Two attendees of one list who claim one registrant, and are not called the same: only one of them can be right. */
import { comparators, nickname, soundsAlike } from './comparators.ts';
import type { LinkDecision } from './decision.ts';
import type { ColumnKind, MatchModel } from './model.ts';
import { isNickname } from './nicknames.ts';
import type { Table, Tables } from './table.ts';
import { Written } from './written.ts';

const namesAPerson: ReadonlySet<ColumnKind> = new Set(['given-name', 'surname', 'generation']);

const createContradiction = ({ columns }: MatchModel, { dictionaries }: Tables, { codes }: Table) => {
  const names = [...columns.entries()].filter(([, { compare }]) => namesAPerson.has(compare));
  return (one: number, other: number): boolean =>
    names.some(([column, { compare }]) => {
      const [first, second] = [codes[column]?.[one] ?? 0, codes[column]?.[other] ?? 0];
      if (first === 0 || second === 0 || first === second) return false;
      const values = dictionaries[column]?.values ?? [];
      const [written, otherWritten] = [new Written(values[first] ?? ''), new Written(values[second] ?? '')];
      const { levels, compare: levelOf } = comparators[compare];
      const level = levels[levelOf(written, otherWritten)];
      if (level === levels.at(-1)) return true;
      // Christopher and Christine may both go by Chris: they are alike, and not one person.
      return (
        compare === 'given-name' &&
        (level === soundsAlike || (level === nickname && !isNickname(written.text, otherWritten.text)))
      );
    });
};

/** Leaves them to a person, together; who is merely listed twice stays as decided. `decisions`: by row of the attendees. */
export const partRivals = (
  model: MatchModel,
  tables: Tables,
  attendees: Table,
  decisions: readonly LinkDecision[],
): LinkDecision[] => {
  const contradict = createContradiction(model, tables, attendees);
  const automatic = [...decisions.keys()].filter((row) => decisions[row]?.decision === 'auto');
  const claiming = Map.groupBy(automatic, (row) => decisions[row]?.candidates[0]?.registrant);
  const rivals = new Set(
    [...claiming.values()].flatMap((rows) =>
      rows.filter((row) => rows.some((other) => contradict(row, other))),
    ),
  );
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

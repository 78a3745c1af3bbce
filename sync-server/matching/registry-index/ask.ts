/** Asks the index about one row: who may be meant, and how many registrants share what. Small prepared statements. */
import type SqliteDatabase from 'better-sqlite3';
import { type Frequencies, mostRowsOfAKey, type Table, type Tables } from '../../linkage/index.ts';
import { columnNames } from './rows.ts';

/** Who shares a rare key comes first; a cut here loses those whose sound or first letters are alike, and no more. */
const mostCandidates = 1_500;
/** What more registrants share is not counted but taken for shared by all who have the rarest of it. */
const mostCounted = 2_000;
/** The columns by which registrants that share several values are counted (see the migration). */
const indexed: ReadonlySet<string> = new Set(['phone', 'firm', 'street', 'city', 'postal_code']);
/** How often two registrants share a value is asked again when the registry has grown or shrunk by so much. */
const grownBy = 0.02;

export const createAsking = (connection: SqliteDatabase.Database) => {
  const rowsUnder = connection
    .prepare<[number], number>(`SELECT row FROM registrant_key WHERE key = ? LIMIT ${mostRowsOfAKey + 1}`)
    .pluck();
  const plainOf = connection
    .prepare<[number], string[]>(
      `SELECT registrant, ${columnNames.join(', ')} FROM registrant_plain WHERE row = ?`,
    )
    .raw();
  const bearing = connection
    .prepare<[string, string], number>('SELECT registrants FROM value_count WHERE kind = ? AND value = ?')
    .pluck();
  const squares = connection
    .prepare<[], [kind: string, sum: number]>(
      "SELECT kind, SUM(1.0 * registrants * registrants) FROM value_count WHERE kind NOT IN ('all', 'host') GROUP BY kind",
    )
    .raw();
  const beginning = connection
    .prepare<[kind: string, from: string, before: string], number | null>(
      'SELECT SUM(registrants) FROM value_count WHERE kind = ? AND value >= ? AND value < ?',
    )
    .pluck();
  const people = (): number => bearing.get('all', '') ?? 0;

  const noInitials = (): Map<string, number> => new Map();
  let chances = { people: 0, of: new Map<string, number>(), initials: noInitials() };
  const asOfNow = () => {
    const now = people();
    if (Math.abs(now - chances.people) > grownBy * chances.people)
      chances = {
        people: now,
        of: new Map(squares.all().map(([kind, sum]) => [kind, sum / now ** 2])),
        initials: noInitials(),
      };
    return chances;
  };
  const chanceShared = (column: number): number => asOfNow().of.get(columnNames[column] ?? '') ?? 0;
  const countBeginning = (column: number, letter: string): number => {
    const { initials } = asOfNow();
    const kind = columnNames[column] ?? '';
    const known = initials.get(`${kind} ${letter}`);
    if (known !== undefined) return known;
    const after = String.fromCharCode(letter.charCodeAt(0) + 1);
    const count = letter === '' ? 0 : (beginning.get(kind, letter, after) ?? 0);
    initials.set(`${kind} ${letter}`, count);
    return count;
  };

  /** By the columns asked for, the rarest first: only its index is used. */
  const together = new Map<string, SqliteDatabase.Statement<string[], number>>();
  const sharing = (columns: readonly string[]) => {
    const name = columns.join();
    const known = together.get(name);
    if (known) return known;
    const [rarest = '', ...others] = columns;
    const also = others.map((column) => ` AND +${column} = ?`).join('');
    const made = connection
      .prepare<string[], number>(
        `SELECT COUNT(*) FROM registrant_plain WHERE ${rarest} = ? AND ${rarest} <> ''${also}`,
      )
      .pluck();
    together.set(name, made);
    return made;
  };

  return {
    /** Adds the registrants who share a key to `table`, those of rare keys first. */
    addCandidates: (keys: readonly number[], tables: Tables, table: Table): void => {
      const found = keys
        .map((key) => rowsUnder.all(key))
        .filter((rows) => rows.length <= mostRowsOfAKey)
        .toSorted((one, other) => one.length - other.length);
      const rows = new Set<number>();
      for (const some of found) {
        if (rows.size + some.length > mostCandidates && rows.size > 0) break;
        for (const row of some) rows.add(row);
      }
      for (const row of rows) {
        const [registrant = '', ...values] = plainOf.get(row) ?? [];
        if (registrant !== '') tables.addPlain(table, registrant, values);
      }
    },

    /** What the whole registry says about the values of `table`, asked when it is needed. */
    frequenciesOf: ({ dictionaries }: Tables, { codes }: Table): Frequencies => {
      const textOf = (column: number, code: number): string => dictionaries[column]?.values[code] ?? '';
      const counted = new Map<string, number>();
      const bearers = (kind: string, value: string): number => {
        const name = `${kind} ${value}`;
        const count = counted.get(name) ?? bearing.get(kind, value) ?? 0;
        counted.set(name, count);
        return count;
      };
      const countShared = (row: number, mask: number): number => {
        const shared = columnNames
          .map((name, column) => ({ name, column, value: textOf(column, codes[column]?.[row] ?? 0) }))
          .filter(({ column }) => (mask & (1 << column)) !== 0)
          .map((one) => ({ ...one, count: bearers(one.name, one.value) }))
          .toSorted((one, other) => one.count - other.count);
        if (shared.some(({ value }) => value === '')) return 1;
        const least = shared[0]?.count ?? 1;
        const rarest = shared.find(({ name }) => indexed.has(name));
        if (shared.length === 1 || least <= 1 || !rarest || rarest.count > mostCounted)
          return Math.max(1, least);
        const inOrder = [rarest, ...shared.filter((one) => one !== rarest)];
        return Math.max(
          1,
          sharing(inOrder.map(({ name }) => name)).get(...inOrder.map(({ value }) => value)) ?? 1,
        );
      };
      const sharedBy = new Map<string, number>();
      return {
        people: people(),
        countOf: (column, code) =>
          code === 0 ? 0 : bearers(columnNames[column] ?? '', textOf(column, code)),
        chanceShared,
        countBeginning,
        namesTogether: () => 1,
        unseenSharing: () => 1,
        countAtHost: (host) => bearers('host', host),
        sharedBy: (row, mask) => {
          const name = `${mask} ${columnNames.map((_, column) => ((mask >> column) & 1) * (codes[column]?.[row] ?? 0)).join()}`;
          const known = sharedBy.get(name) ?? countShared(row, mask);
          sharedBy.set(name, known);
          return known;
        },
      };
    },
  };
};

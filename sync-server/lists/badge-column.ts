/** Which column of a vendor's badge list holds the badges: the one whose values were scanned, whatever it is called. */
import { badgeKey } from '#domain/badge/badge-key.ts';
import { isCounting } from './cell-content.ts';
import type { Column } from './columns.ts';
import type { SheetRow } from './sheet.ts';

/** The badges that were seen at the event, as badges are compared. */
export type SeenBadges = ReadonlySet<string>;

/** Fewer may be chance: a postal code is five digits, too. */
const leastSeen = 2;
/** Every badge is another one. */
const leastDistinct = 0.9;

interface Values extends Column {
  keys: string[];
}

const isEveryAnother = ({ keys }: Values): boolean => new Set(keys).size >= leastDistinct * keys.length;

/** By what was scanned, or else by what headers say; null where neither tells. */
const badgeColumn = (columns: readonly Values[], seen: SeenBadges): Values | null => {
  const scanned = (column: Values): number => new Set(column.keys.filter((key) => seen.has(key))).size;
  const likely = columns.filter(isEveryAnother).map((column) => ({ column, count: scanned(column) }));
  const most = Math.max(0, ...likely.map(({ count }) => count));
  const called = columns.find(({ meaning }) => meaning === 'badge_id') ?? null;
  if (most >= leastSeen && (called === null || scanned(called) < most))
    return likely.find(({ count }) => count === most)?.column ?? null;
  // "ID", "No.", "Code" and nothing else.
  const bare = likely.find(({ column: { meaning, keys } }) => meaning === 'number' && !isCounting(keys));
  return called ?? bare?.column ?? null;
};

/** The columns of a badge list: one of them holds the badges, at most. */
export const withBadgeColumn = (
  columns: readonly Column[],
  body: readonly SheetRow[],
  seen: SeenBadges,
): Column[] => {
  const values = columns.map((column): Values => {
    const keys = body.map(({ cells }) => badgeKey(cells[column.index] ?? '')).filter((key) => key !== '');
    return { ...column, keys };
  });
  const chosen = badgeColumn(
    values.filter(({ keys }) => keys.length > 0),
    seen,
  );
  return columns.map((column) => {
    if (column.index === chosen?.index) return { ...column, meaning: 'badge_id' };
    return column.meaning === 'badge_id' ? { ...column, meaning: null } : column;
  });
};

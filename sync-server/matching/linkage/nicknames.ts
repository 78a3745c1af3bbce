import { readFileSync } from 'node:fs';
import { join } from 'node:path';

/** Names that one person may go by, from the table in `nicknames.csv` (see NICKNAMES-LICENSE beside it). */
const readTable = (): ReadonlyMap<string, ReadonlySet<string>> => {
  const table = new Map<string, Set<string>>();
  const add = (one: string, other: string): void => {
    table.set(one, (table.get(one) ?? new Set()).add(other));
  };
  const lines = readFileSync(join(import.meta.dirname, 'nicknames.csv'), 'utf8')
    .split('\n')
    .slice(1);
  for (const line of lines) {
    const [name, , nickname] = line.trim().split(',');
    if (!name || !nickname) continue;
    add(name, nickname);
    add(nickname, name);
  }
  return table;
};
const table = readTable();

/** Whether one is a nickname of the other, or both are nicknames of one name. Plain text. */
export const areNicknames = (one: string, other: string): boolean => {
  const known = table.get(one);
  if (!known) return false;
  if (known.has(other)) return true;
  const others = table.get(other);
  return others !== undefined && [...known].some((name) => others.has(name) && name.length > 2);
};

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

/** By name, all that it may stand for: worked out when first asked. */
const relatives = new Map<string, ReadonlySet<string>>();
const relativesOf = (name: string): ReadonlySet<string> | undefined => {
  const known = relatives.get(name);
  if (known) return known;
  const own = table.get(name);
  if (!own) return undefined;
  const all = new Set(own);
  for (const between of own)
    if (between.length > 2) for (const other of table.get(between) ?? []) all.add(other);
  relatives.set(name, all);
  return all;
};

/** Whether one is a nickname of the other, or both are nicknames of one name. Plain text. */
export const areNicknames = (one: string, other: string): boolean => relativesOf(one)?.has(other) ?? false;

/** Whether one of the two is the other's nickname: Chris is Christine's, and Christopher is not. Plain text. */
export const isNickname = (one: string, other: string): boolean => table.get(one)?.has(other) ?? false;

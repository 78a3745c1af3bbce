import { readFileSync } from 'node:fs';
import { join } from 'node:path';

/** Names that one person may go by, from the table in `nicknames.csv` (see NICKNAMES-LICENSE beside it). */
const readTable = () => {
  const table = new Map<string, Set<string>>();
  const lengthened = new Map<string, Set<string>>();
  const shortened = new Map<string, Set<string>>();
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
    shortened.set(name, (shortened.get(name) ?? new Set()).add(nickname));
    lengthened.set(nickname, (lengthened.get(nickname) ?? new Set()).add(name));
  }
  return { table, shortened, lengthened };
};
const { table, shortened, lengthened } = readTable();

/** By name, all that it may stand for: worked out when first asked. */
const relatives = new Map<string, ReadonlySet<string>>();
const relativesOf = (name: string): ReadonlySet<string> | undefined => {
  const known = relatives.get(name);
  if (known) return known;
  const own = table.get(name);
  if (!own) return undefined;
  const all = new Set(own);
  // By a name that both stand for, not by a nickname that both may have: Rachel and Michelle are two, if both are Shelly.
  for (const whole of lengthened.get(name) ?? [])
    for (const other of shortened.get(whole) ?? []) all.add(other);
  relatives.set(name, all);
  return all;
};

/** Whether one is a nickname of the other, or both are nicknames of one name. Plain text. */
export const areNicknames = (one: string, other: string): boolean => relativesOf(one)?.has(other) ?? false;

/** Whether `short` is a nickname of `name`, and not the other way round: Chris is short for Christine. Plain text. */
export const isShortFor = (short: string, name: string): boolean => shortened.get(name)?.has(short) ?? false;

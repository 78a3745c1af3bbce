import { type Claim, claimFields, claimFrom } from '../claim.ts';
import type { ReadingAs } from './decode-rule.ts';

/** The digits as written, since a number from 2^53 on would come out as a neighbour's. */
const keepLongNumbers = (_key: string, value: unknown, context?: { source?: string }): unknown =>
  typeof value === 'number' && !Number.isSafeInteger(value) ? (context?.source ?? null) : value;

const parse = (text: string): unknown => {
  try {
    return JSON.parse(text, keepLongNumbers);
  } catch {
    return undefined;
  }
};

/** The value at a path of own keys and list indexes: `attendee.emails.0`. */
const valueAt = (root: unknown, path: string): unknown => {
  let value = root;
  for (const key of path.split('.')) {
    if (typeof value !== 'object' || value === null || !Object.hasOwn(value, key)) return undefined;
    value = Reflect.get(value, key);
  }
  return value;
};

const textOf = (value: unknown): string | undefined => {
  if (typeof value === 'string') return value;
  return typeof value === 'number' ? String(value) : undefined;
};

/** Fields of a JSON text by path. Numbers become text; lists, objects and truth values are left out. */
export const readJson = (text: string, { fields }: ReadingAs<'json'>): Claim | null => {
  const root = parse(text);
  return claimFrom(
    claimFields.flatMap((field) => {
      const path = fields[field];
      return path === undefined ? [] : ([[field, textOf(valueAt(root, path))]] as const);
    }),
  );
};

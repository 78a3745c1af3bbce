import type { RegistrantSummary } from '#domain/console-api.ts';
import type { MessageKey } from '../../messages/index.ts';
import { isSameText } from '../same-text.ts';

export interface ComparedLine {
  name: MessageKey;
  one: string | null;
  other: string | null;
  /** Null where one of them says nothing. */
  agrees: boolean | null;
}

const fields: [name: MessageKey, of: (registrant: RegistrantSummary) => string | null][] = [
  ['duplicates.name', ({ name }) => name],
  ['duplicates.number', ({ registrantNumber }) => registrantNumber],
  ['duplicates.email', ({ email }) => email],
  ['duplicates.phone', ({ phone }) => phone],
  ['duplicates.firm', ({ firm }) => firm],
  ['duplicates.place', ({ place }) => place || null],
];

/** Two registrants side by side: a line for everything that is known of one of them. */
export const compareRegistrants = (one: RegistrantSummary, other: RegistrantSummary): ComparedLine[] =>
  fields.flatMap(([name, of]) => {
    const [first, second] = [of(one), of(other)];
    if (first === null && second === null) return [];
    const agrees = first === null || second === null ? null : isSameText(first, second);
    return [{ name, one: first, other: second, agrees }];
  });

/** Lists of people in the office's words. All pure. */
import { type ColumnMeaning, columnMeanings, mostListBytes } from '#domain/attendance-list.ts';
import { count } from '../words.ts';

export const acceptedFiles = '.csv,.tsv,.txt,.xlsx,.xls,.ods';

const meanings: Record<ColumnMeaning, string> = {
  given_name: 'Given name',
  surname: 'Surname',
  full_name: 'Whole name',
  registrant_number: 'Registrant number',
  email: 'E-mail',
  phone: 'Phone',
  firm: 'Firm',
  title: 'Job title',
  street: 'Street',
  city: 'City',
  region: 'State or region',
  postal_code: 'Postal code',
  country: 'Country',
  badge_id: 'Badge ID',
  middle_name: 'Middle name',
  suffix: 'Name suffix (Jr., III)',
  honorific: 'Form of address (Mr., Dr.)',
  place: 'City, state and postal code in one',
  number: 'A number that means nothing',
  attended: 'Whether they came',
  day: 'Day attended',
  day_tick: 'Ticks for its day',
  minutes: 'Minutes attended',
  hours: 'Hours attended',
};

/** Every choice for a column, in the order in which it is offered. */
export const meaningChoices: readonly (readonly [ColumnMeaning, string])[] = columnMeanings.map((meaning) => [
  meaning,
  meanings[meaning],
]);

/** Why a file is not even sent, null if it may be. */
export const whyNotSent = (
  { name, size }: { name: string; size: number },
  /** What such a file is none of. */
  what: string,
): string | null => {
  if (size === 0) return `${name} is empty.`;
  return size > mostListBytes
    ? `${name} is larger than ${mostListBytes / 1024 / 1024} MB: it is no ${what}.`
    : null;
};

export const rowsText = (rows: number): string => count(rows, 'row', 'rows');

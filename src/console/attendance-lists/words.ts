/** Attendance lists in the office's words. All pure. */
import { type ColumnMeaning, columnMeanings, mostListBytes } from '#domain/attendance-list.ts';
import type { ListJob, ListSummary } from '#domain/attendance-lists-api.ts';
import { count, timeText } from '../words.ts';

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

const jobs: Record<ListJob['what'], string> = {
  'look-up': 'Looking the rows up',
  post: 'Posting',
  undo: 'Undoing',
};
export const jobText = ({ what }: ListJob): string => jobs[what];

/** Where a list stands, in one sentence. */
export const stateText = ({ state, last, job }: ListSummary): string => {
  if (job) return `${jobText(job)}…`;
  switch (state) {
    case 'read':
      return 'Not looked up yet';
    case 'looked-up':
      return 'Looked up, not posted';
    case 'posted':
      return last ? `Posted by ${last.by}, ${timeText(last.at)}` : 'Posted';
    case 'undone':
      return last ? `Undone by ${last.by}, ${timeText(last.at)}` : 'Undone';
  }
};

/** When and from whom a list came: staff, or the organiser by a link that staff made. */
export const receivedText = ({
  receivedAt,
  receivedBy,
  sentByOrganiser,
}: Pick<ListSummary, 'receivedAt' | 'receivedBy' | 'sentByOrganiser'>): string =>
  sentByOrganiser
    ? `sent by the organiser ${timeText(receivedAt)}, by the link that ${receivedBy} made`
    : `received ${timeText(receivedAt)} by ${receivedBy}`;

/** Why a file is not even sent, null if it may be. */
export const whyNotSent = ({ name, size }: { name: string; size: number }): string | null => {
  if (size === 0) return `${name} is empty.`;
  return size > mostListBytes
    ? `${name} is larger than ${mostListBytes / 1024 / 1024} MB: it is no attendance list.`
    : null;
};

export const rowsText = (rows: number): string => count(rows, 'row', 'rows');

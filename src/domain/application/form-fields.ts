/** What the form on paper asks for, by the names of its fields in the PDF. */
export const formFields = [
  'full_name',
  'registrant_number',
  'email',
  'phone',
  'event',
  'organiser',
  'place',
  'first_day',
  'last_day',
  'hours',
  'programme',
  'note',
] as const;
export type FormField = (typeof formFields)[number];

/** Longer text is cut where it is read. */
export const formFieldMaxLength = 2_000;

/** The form itself has some 20 kB. A larger file may unpack into more than a server should hold. */
export const mostFormBytes = 512 * 1024;

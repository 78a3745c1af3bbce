import * as z from 'zod/mini';
import { CalendarDay } from './calendar.ts';
import { Designation } from './designation.ts';

/** Where the office's records stood when they were imported; `cec` in hundredths. */
export const Opening = z.object({
  asOf: CalendarDay,
  requirementDate: CalendarDay,
  cec: z.number().check(z.int(), z.gte(0)),
});
export type Opening = z.infer<typeof Opening>;

const contact = z.nullable(z.string());

/** A person in the registrant database. */
export const Registrant = z.object({
  id: z.string().check(z.minLength(1)),
  registrantNumber: z.string().check(z.minLength(1)),
  givenName: z.string(),
  surname: z.string(),
  email: contact,
  phone: contact,
  firm: contact,
  street: contact,
  city: contact,
  region: contact,
  postalCode: contact,
  country: contact,
  designations: z.array(Designation),
  opening: z.nullable(Opening),
});
export type Registrant = z.infer<typeof Registrant>;

/** The name as it is shown: given name first. */
export const displayName = (person: Pick<Registrant, 'givenName' | 'surname'>): string =>
  [person.givenName, person.surname].filter(Boolean).join(' ');

import * as z from 'zod/mini';
import { CalendarDay } from './calendar.ts';

export const DesignationKind = z.enum(['technician', 'master', 'inspection']);
export type DesignationKind = z.infer<typeof DesignationKind>;

/** A certification held. It no longer counts from `endedOn` on. */
export const Designation = z.object({
  code: z.string().check(z.minLength(1)),
  kind: DesignationKind,
  earned: CalendarDay,
  endedOn: z.nullable(CalendarDay),
});
export type Designation = z.infer<typeof Designation>;

/** One row of the code table. Codes get renamed (SRT became FSRT): the old one points at the new one. */
export const DesignationCode = z.object({
  code: z.string().check(z.minLength(1)),
  name: z.string().check(z.minLength(1)),
  kind: DesignationKind,
  renamedTo: z.nullable(z.string()),
  renamedOn: z.nullable(CalendarDay),
});
export type DesignationCode = z.infer<typeof DesignationCode>;

import type * as z from 'zod/mini';
import type { StaffRole } from '#domain/console-api.ts';

export interface SampleStaff {
  id: string;
  name: string;
  email: string;
  role: z.infer<typeof StaffRole>;
}

/** The fictional office, one of each role. */
export const sampleStaff: readonly SampleStaff[] = [
  { id: 'staff-okafor', name: 'Ada Okafor', email: 'ada.okafor@office.example', role: 'administrator' },
  {
    id: 'staff-lindqvist',
    name: 'Erik Lindqvist',
    email: 'erik.lindqvist@office.example',
    role: 'supervisor',
  },
  { id: 'staff-bautista', name: 'Rosa Bautista', email: 'rosa.bautista@office.example', role: 'clerk' },
];

/** Who may do what: devices with their tokens, staff with their sessions, and the log of what was done. */
import type { Clock } from '../clock.ts';
import type { Store } from '../store/index.ts';
import { createAudit } from './audit.ts';
import { createDevices } from './devices.ts';
import { createOrganiserLinks } from './organiser-links.ts';
import { createStaff } from './staff.ts';

export type { Audit } from './audit.ts';
export type { Device } from './devices.ts';
export type { OrganiserPass, PassProblem } from './organiser-links.ts';
export { hashOf } from './secret.ts';
export type { StaffMember } from './staff.ts';
export { sessionMs } from './staff.ts';

export type Access = ReturnType<typeof createAccess>;

export const createAccess = ({ store, clock }: { store: Store; clock: Clock }) => {
  const audit = createAudit({ db: store.db, clock });
  const parts = { store, clock, audit };
  return { ...createDevices(parts), ...createStaff(parts), ...createOrganiserLinks(parts), audit };
};

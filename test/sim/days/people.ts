import type { Claim } from '../../../src/domain/claim.ts';
import type { CheckInRecord } from '../../../src/domain/wire.ts';

/** One person who was seen, once, and what became of it. */
export interface Visit {
  /** Of the check-in, frozen when the person was seen. */
  id: string;
  claim: Claim;
  /** As the tablet said that it was saved; null as long as it did not. It may be kept all the same. */
  saved: CheckInRecord | null;
}

/** Everybody who came that day: what the database is compared with, by who they are and not by any id. */
export const openGuestBook = () => {
  const visits: Visit[] = [];
  return {
    visits,
    /** Nobody comes twice: each claim is one of its kind. */
    nextClaim: (): Claim => ({ full_name: `Visitor ${visits.length + 1}` }),
    meet: (id: string, claim: Claim): Visit => {
      const visit: Visit = { id, claim, saved: null };
      visits.push(visit);
      return visit;
    },
  };
};
export type GuestBook = ReturnType<typeof openGuestBook>;

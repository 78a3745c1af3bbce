import type { Claim } from '../../../src/domain/claim.ts';

/** One person who was seen, once, and what became of it. */
export interface Visit {
  /** Of the check-in, frozen when the person was seen. */
  id: string;
  claim: Claim;
  /** Whether the tablet said so. It may be kept without: a page that is killed says nothing any more. */
  saved: boolean;
}

/** Everybody who came that day: what the database is compared with, by who they are and not by any id. */
export const openGuestBook = () => {
  const visits: Visit[] = [];
  return {
    visits,
    /** Nobody comes twice: each claim is one of its kind. */
    nextClaim: (): Claim => ({ full_name: `Visitor ${visits.length + 1}` }),
    meet: (id: string, claim: Claim): Visit => {
      const visit: Visit = { id, claim, saved: false };
      visits.push(visit);
      return visit;
    },
  };
};
export type GuestBook = ReturnType<typeof openGuestBook>;

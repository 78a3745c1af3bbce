/** What crosses between the console and the server about records that are not let in, and exports; see `console-api.ts`. */
import * as z from 'zod/mini';
import { Instant } from './calendar.ts';
import { BadgePayload, CheckInMethod } from './check-in.ts';
import { Claim } from './claim-schema.ts';
import { RosterAuthor, RosterStatement } from './roster/roster-change.ts';

const count = z.number();

/** A record kept but not let in. */
export const QuarantineRecord = z.object({
  receipt: z.number(),
  id: z.nullable(z.string()),
  device: z.string(),
  station: z.string(),
  event: z.object({ id: z.string(), name: z.string() }),
  receivedAt: Instant,
  why: z.string(),
  /** The record as received, shown as text, never interpreted; its first 4,000 characters. */
  content: z.string(),
  characters: count,
});
export type QuarantineRecord = z.infer<typeof QuarantineRecord>;

/** What a revoked device still sent: decided on together. */
export const QuarantineLot = z.object({
  device: z.string(),
  station: z.string(),
  event: z.object({ id: z.string(), name: z.string() }),
  revokedAt: z.nullable(Instant),
  records: count,
});
export type QuarantineLot = z.infer<typeof QuarantineLot>;

/**
 * GET /api/quarantine?event=&lot=&before= — newest first, at most 100 with a receipt below `before`. Records of
 * lots are left out unless `lot` names the device.
 */
export const QuarantineList = z.object({
  records: z.array(QuarantineRecord),
  /** Of all pages. */
  total: count,
  lots: z.array(QuarantineLot),
});
export type QuarantineList = z.infer<typeof QuarantineList>;

/** POST /api/quarantine/:receipt/open — what is in the box, in so far as it opens; refuses with the reason. */
export const OpenedRecord = z.discriminatedUnion('is', [
  z.object({
    is: z.literal('check-in'),
    receipt: count,
    at: Instant,
    method: CheckInMethod,
    claim: Claim,
    badge: z.nullable(BadgePayload),
  }),
  z.object({
    is: z.literal('roster-change'),
    receipt: count,
    at: Instant,
    by: RosterAuthor,
    person: z.nullable(z.string()),
    says: RosterStatement,
  }),
]);
export type OpenedRecord = z.infer<typeof OpenedRecord>;

/** POST /api/quarantine/:receipt/release — opens it again and lets it in; refuses with the reason when it does not open. */
/** POST /api/quarantine/:receipt/reject, and …/reopen, which takes a rejection back. */
export const RejectOrder = z.object({
  reason: z.string().check(z.trim(), z.minLength(1, 'say why'), z.maxLength(500)),
});
export const QuarantineOutcome = z.object({
  receipt: count,
  resolution: z.nullable(z.enum(['released', 'rejected'])),
});

/** POST /api/devices/:id/lot, supervisors only — all that a revoked device still sent, together. */
export const LotOrder = z.object({
  verdict: z.enum(['release', 'reject']),
  reason: z.string().check(z.trim(), z.minLength(1, 'say why'), z.maxLength(500)),
});
export const LotOutcome = z.object({ released: count, rejected: count, kept: count });
export type LotOutcome = z.infer<typeof LotOutcome>;
/** POST /api/devices/:id/lot/reopen, supervisors only — takes the rejection of a lot back. */
export const LotReopened = z.object({ reopened: count });

/** POST /api/imports — a tablet's sealed export. The same twice, or what also came by network, changes nothing. */
export const ImportOutcome = z.object({
  station: z.string(),
  event: z.object({ id: z.string(), name: z.string() }),
  records: count,
  stored: count,
  duplicate: count,
  quarantined: count,
});
export type ImportOutcome = z.infer<typeof ImportOutcome>;

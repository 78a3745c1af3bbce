import * as z from 'zod/mini';
import { ApprovedEvent } from './approved-event.ts';
import { DecodeRule } from './badge/decode-rule.ts';
import { maxRecordsPerBatch } from './batch-bounds.ts';
import { Instant } from './calendar.ts';
import { PrivacyNotice } from './privacy-notice.ts';
import { ClassPlan } from './roster/class-plan.ts';

/**
 * What a tablet keeps and sends for one check-in. Immutable: every retry sends the same bytes.
 * `seq` counts up per device without gaps; `box` holds the check-in, only the server looks inside.
 */
export const CheckInRecord = z.object({
  id: z.uuidv7(),
  device: z.string().check(z.minLength(1), z.maxLength(100)),
  event: z.string().check(z.minLength(1), z.maxLength(100)),
  seq: z.number().check(z.int(), z.gte(1)),
  /** SHA-256 of the device's record before this one, hex; `noRecordBefore` for its first. */
  prev: z.string().check(z.regex(/^[0-9a-f]{64}$/)),
  schema: z.number().check(z.int(), z.gte(1)),
  box: z.string().check(z.minLength(1), z.maxLength(64 * 1024)),
});
export type CheckInRecord = z.infer<typeof CheckInRecord>;

/** The envelope only: each record is parsed on its own, so that a bad one never harms its neighbours. */
export const BatchRequest = z.object({
  records: z.array(z.unknown()).check(z.minLength(1), z.maxLength(maxRecordsPerBatch)),
  /** ECDSA P-256 over `batchText`, raw r||s as base64url; null where the browser cannot keep a key. */
  signature: z.optional(z.nullable(z.string().check(z.maxLength(200)))),
});
export type BatchRequest = z.infer<typeof BatchRequest>;

/** All three mean durable on the server, so the tablet may drop its copy. */
export const AckStatus = z.enum(['stored', 'duplicate', 'quarantined']);
export type AckStatus = z.infer<typeof AckStatus>;

/** One ack per record, in the order of the request; `id` is null when the record had none to read. */
export const Ack = z.object({ id: z.nullable(z.string()), status: AckStatus });
export type Ack = z.infer<typeof Ack>;

export const BatchAnswer = z.object({
  serverTime: Instant,
  acks: z.array(Ack),
  /** What the office asks of the tablet: to wipe itself, once it holds nothing that was not acknowledged. */
  order: z.nullable(z.literal('wipe')),
  device: z.object({
    /** Highest seq up to which the server holds every record of this device. */
    contiguousSeq: z.number(),
    /** Missing runs below the highest seq held, `[first, last]`, at most 20 of them. */
    gaps: z.array(z.tuple([z.number(), z.number()])),
  }),
});
export type BatchAnswer = z.infer<typeof BatchAnswer>;

/** One-time 128-bit code of an enrolment link, base64url. It travels in the URL's fragment only. */
export const EnrolmentCode = z
  .string()
  .check(z.regex(/^[A-Za-z0-9_-]{22}$/, 'this enrolment code is not complete'));
export const EnrolmentRequest = z.object({
  code: EnrolmentCode,
  /** The tablet's ECDSA P-256 key, SPKI in base64url; null where the browser cannot keep one. */
  publicKey: z.optional(z.nullable(z.string().check(z.maxLength(400)))),
});

/** The key that check-ins are sealed to: HPKE, DHKEM(P-256), the raw point in base64url. */
export const ServerKey = z.object({ id: z.string().check(z.regex(/^[\w-]{1,40}$/)), publicKey: z.string() });
export type ServerKey = z.infer<typeof ServerKey>;

/** What a station knows of one event. */
const EventPart = z.object({
  event: ApprovedEvent,
  decodeRules: z.array(DecodeRule),
  privacyNotice: PrivacyNotice,
  /** There for a class, whose roster the device keeps instead of signing visitors in. */
  class: z.optional(ClassPlan),
});
export type EventPart = z.infer<typeof EventPart>;

/** What a station knows of its event, so that it works without a network from then on. */
export const EventPack = z.extend(EventPart, {
  station: z.string(),
  serverKey: ServerKey,
  /** What else the station goes to; left out where it has one event, as in packs of earlier versions. */
  others: z.optional(z.array(EventPart)),
});
export type EventPack = z.infer<typeof EventPack>;

export const EnrolmentAnswer = z.object({
  device: z.string(),
  /** 256-bit bearer token, scope `ingest:<event>` for each of its events; stored hashed on the server. */
  token: z.string(),
  pack: EventPack,
  serverTime: Instant,
});
export type EnrolmentAnswer = z.infer<typeof EnrolmentAnswer>;

/** Body of every answer that is not 2xx: a word for the program and a sentence for the person. */
export const Refusal = z.object({ error: z.object({ code: z.string(), message: z.string() }) });
export type Refusal = z.infer<typeof Refusal>;

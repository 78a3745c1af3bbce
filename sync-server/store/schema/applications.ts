import type { Generated } from 'kysely';
import type { NoticeKind } from '#domain/notice/notice.ts';

/** Applications with evidence, its pictures, and e-mail about them. */
export interface ApplicationTables {
  /** CEC applications, drafts among them; as they were sent they stay. */
  application: {
    id: string;
    reference: string;
    /** Null where staff entered it. */
    key_hash: string | null;
    way: 'web' | 'mail' | 'fax' | 'e-mail';
    entered_by: string | null;
    locale: string;
    created_at: string;
    address_hash: string | null;
    fields_json: string;
    event: string | null;
    search_text: string;
    /** Null while it is a draft. */
    submitted_at: string | null;
  };
  evidence: {
    id: string;
    application: string;
    name: string;
    size: number;
    sha256: Buffer;
    received: number;
    kind: string | null;
    added_at: string;
    completed_at: string | null;
  };
  evidence_piece: { evidence: string; position: number; bytes: Buffer };
  /** A picture of evidence that was looked at; it has no hash where it could not be read or shows nothing. */
  picture: { number: Generated<number>; evidence: string };
  picture_hash: { number: Generated<number>; picture: number; hash: Buffer };
  /** What a hash is found by. */
  picture_band: { band: number; hash: number };
  /** Pictures of different applications that look alike, either way round. */
  picture_pair: { picture: number; other: number; distance: number };
  application_message: {
    position: Generated<number>;
    application: string;
    what: 'question' | 'answer';
    text: string;
    staff: string | null;
    at: string;
  };
  /** What staff decided about an application; an accepted one is a check-in. */
  application_decision: {
    id: string;
    application: string;
    verdict: 'accept' | 'refuse';
    why: string | null;
    reason: string;
    check_in: string | null;
    staff_decision: string | null;
    registrant: string | null;
    /** Null: every day of the event. */
    days_json: string | null;
    staff: string;
    decided_at: string;
    undone_by: string | null;
    undone_at: string | null;
  };
  /** E-mail to applicants; one that is neither sent nor failed waits. */
  notice: {
    id: string;
    kind: NoticeKind;
    application: string;
    address: string;
    mailbox: string;
    language: string;
    message_id: string;
    reply_to: string | null;
    subject: string;
    /** Null once it is erased. */
    body: string | null;
    created_at: string;
    due_at: string;
    give_up_at: string;
    attempts: number;
    sent_at: string | null;
    failed_at: string | null;
    last_problem: string | null;
  };
}

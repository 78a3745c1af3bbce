import type { Generated, GeneratedAlways } from 'kysely';

/** The columns of the matching model. */
interface PlainColumns {
  given_name: string;
  surname: string;
  generation: string;
  registrant_number: string;
  email: string;
  phone: string;
  firm: string;
  street: string;
  city: string;
  region: string;
  postal_code: string;
  country: string;
}

/** Times are ISO 8601 in UTC, days `YYYY-MM-DD`, CEC hundredths; columns named `*_json` hold JSON text. */
export interface Database {
  setting: { name: string; value: string };
  policy: { id: string; active: number; definition_json: string };
  designation_code: {
    code: string;
    name: string;
    kind: string;
    renamed_to: string | null;
    renamed_on: string | null;
  };
  registrant: {
    id: string;
    registrant_number: string;
    given_name: string;
    surname: string;
    email: string | null;
    phone: string | null;
    firm: string | null;
    street: string | null;
    city: string | null;
    region: string | null;
    postal_code: string | null;
    country: string | null;
    opening_json: string | null;
    /** What the office searches in, as plain text. */
    search_text: string;
  };
  designation: {
    registrant: string;
    code: string;
    kind: string;
    earned: string;
    ended_on: string | null;
  };
  /** Registrants as the matching engine compares them; an empty text says nothing. */
  registrant_plain: PlainColumns & { row: Generated<number>; registrant: string };
  /** Blocking keys of the matching index, each the number of a key of the model and a hash. */
  registrant_key: { key: number; row: number };
  /** How many registrants bear a value; `kind` is a column, `host` of an e-mail, or `all`. */
  value_count: { kind: string; value: string; registrants: number };
  approved_event: {
    id: string;
    kind: string;
    basis: string;
    name: string;
    organiser: string;
    place: string;
    time_zone: string;
    days_json: string;
    first_day: string;
    last_day: string;
    approved_value: number | null;
    decode_rules_json: string;
  };
  enrolment_code: {
    code_hash: string;
    event: string;
    station: string;
    created_by: string;
    created_at: string;
    expires_at: string;
    used_at: string | null;
    device: string | null;
    other_events_json: string;
  };
  device: {
    id: string;
    event: string;
    station: string;
    token_hash: string;
    public_key: string | null;
    enrolled_at: string;
    last_seen_at: string | null;
    revoked_at: string | null;
    /** The station beside which visitors' own phones sign in as this device; null for a tablet. */
    own_phones_of: string | null;
  };
  /** All events of a device, `device.event` among them. */
  device_event: { device: string; event: string };
  own_phone_use: {
    id: string;
    request_hash: Buffer;
    station: string;
    slot: number;
    person_hash: Buffer;
    status: 'signed-in' | 'to-be-checked';
  };
  staff: { id: string; name: string; email: string; role: string };
  sign_in_link: { code_hash: string; staff: string; expires_at: string; used_at: string | null };
  session: { token_hash: string; staff: string; created_at: string; expires_at: string };
  /** Every record as it came, never changed; everything to the right of it can be recomputed. */
  raw_record: {
    receipt: Generated<number>;
    /** Null where the content held no id that we could read. */
    id: string | null;
    device: string;
    seq: number | null;
    content: string;
    /** SHA-256 of the content: what `prev` of the device's next record holds. */
    content_hash: Buffer;
    received_at: string;
    /** Where it is not for its device's first event. */
    event: string | null;
  };
  /** Kept and not let in; `resolution` null while a person must decide. */
  quarantine: {
    receipt: number;
    why: string;
    at: string;
    resolution: Generated<'released' | 'rejected' | null>;
    reason: Generated<string | null>;
    resolved_by: Generated<string | null>;
    resolved_at: Generated<string | null>;
  };
  check_in: {
    id: string;
    receipt: number;
    device: string;
    event: string;
    seq: number;
    /** When the person was seen: the device's wall clock plus the offset it knew. */
    at: string;
    method: string;
    claim_json: string;
    badge_json: string | null;
    understood_by: string | null;
    locale: string;
    privacy_notice: string;
  };
  /** What a person said about a check-in at its station; `corrects` is the check-in's id. */
  correction: {
    id: string;
    receipt: number;
    device: string;
    event: string;
    seq: number;
    at: string;
    corrects: string;
    what: 'details' | 'not-me';
    claim_json: string;
    locale: string;
    privacy_notice: string;
  };
  /** What staff said about a `not-me`, newest last: 1, it holds; 0, it does not, with the reason. Never changed. */
  withdrawal_verdict: {
    position: Generated<number>;
    correction: string;
    holds: 0 | 1;
    reason: string | null;
    staff: string;
    at: string;
  };
  /** The engine's answer, replaced when it is asked again. Staff decisions are kept apart. */
  match: {
    check_in: string;
    decision: 'auto' | 'review' | 'none';
    registrant: string | null;
    probability: number;
    candidates_json: string;
    why_json: string;
    matched_at: string;
  };
  /** The keys by which a check-in was looked for. */
  claim_key: { key: number; check_in: string };
  /** Check-ins that say the very same of a person, and something that tells who it is, have one print. */
  claim_print: { check_in: string; print: string };
  /** What the engine has learnt; the latest counts. */
  match_weights: { learnt_at: string; people: number; check_ins: number; weights_json: string };
  /** Matched check-ins that fit no day of their event; kept in step when the ledger is settled. */
  outside_dates: { check_in: string };
  staff_decision: {
    id: string;
    check_in: string;
    verdict: 'accept' | 'not-registrant';
    registrant: string | null;
    reason: string | null;
    staff: string;
    decided_at: string;
    undone_by: string | null;
    undone_at: string | null;
  };
  /** "Not this person", said by staff of a check-in; it holds for those of the same print, too. */
  ruled_out: {
    id: string;
    check_in: string;
    registrant: string;
    staff: string;
    said_at: string;
    undone_by: string | null;
    undone_at: string | null;
  };
  /** The search for duplicates, once it is done; the latest counts. */
  duplicate_search: {
    id: string;
    started_by: string;
    started_at: string;
    ended_at: string;
    registrants: number;
  };
  /** What the latest search found. The id of `one` comes first, here and in `two_people`. */
  possible_duplicate: { one: string; other: string; probability: number; reasons_json: string };
  /** What staff said of a pair; it outlasts every search. */
  two_people: {
    id: string;
    one: string;
    other: string;
    staff: string;
    said_at: string;
    undone_by: string | null;
    undone_at: string | null;
  };
  ledger_entry: {
    /** Posting order. */
    position: Generated<number>;
    id: string;
    kind: 'credit' | 'reversal' | 'adjustment';
    registrant: string;
    event: string | null;
    cec: number | null;
    minutes: number | null;
    earned_on: string | null;
    policy: string | null;
    facts_json: string | null;
    reverses: string | null;
    why: string;
    posted_by: string;
    posted_at: string;
  };
  /** An organiser's list, kept as it came. `stands`: it is posted, and not undone. */
  attendance_list: {
    id: string;
    event: string;
    name: string;
    content_hash: Buffer;
    received_at: string;
    received_by: string;
    /** What a person said that columns hold: pairs of a column's number and its meaning. */
    chosen_json: string;
    reading_json: string;
    report_json: string | null;
    posted_at: string | null;
    posted_by: string | null;
    undone_at: string | null;
    undone_by: string | null;
    stands: GeneratedAlways<number>;
    /** The organiser's link that it came by; null: staff added it. */
    link: string | null;
    /** What the organiser is told of the report and of the outcome; null: nothing yet. */
    told_report: number | null;
    told_outcome: number | null;
  };
  /** What staff said of the columns of an organiser's files with these headers. */
  column_memory: {
    organiser: string;
    headers_json: string;
    meanings_json: string;
    said_at: string;
    said_by: string;
  };
  organiser_link: {
    id: string;
    event: string;
    token_hash: string;
    made_at: string;
    made_by: string;
    expires_at: string;
    taken_back_at: string | null;
    taken_back_by: string | null;
    last_used_at: string | null;
  };
  /** A file that came by a link, taken or refused. */
  organiser_upload: { id: string; link: string; at: string };
  attendance_list_file: { list: string; bytes: Buffer };
  list_row: {
    list: string;
    position: number;
    /** As a spreadsheet numbers it. */
    row: number;
    sheet: string | null;
    claim_json: string;
    /** Null: every day of the event. */
    days_json: string | null;
    set_aside: 'absent' | 'repeated' | 'day-unclear' | null;
    /** Rows of an event's lists that say the very same have one print. */
    print: string;
    decision: 'auto' | 'review' | 'none' | null;
    registrant: string | null;
    found_json: string | null;
    check_in: string | null;
  };
  /** A vendor's list of badges, kept as it came. `stands`: it is applied, and not withdrawn. */
  badge_list: {
    id: string;
    event: string;
    name: string;
    content_hash: Buffer;
    received_at: string;
    received_by: string;
    chosen_json: string;
    reading_json: string;
    stands: Generated<number>;
  };
  badge_list_file: { list: string; bytes: Buffer };
  badge_list_row: {
    list: string;
    position: number;
    /** As a spreadsheet numbers it. */
    row: number;
    /** As IDs are compared; empty where the row has none. */
    badge: string;
    claim_json: string;
    /** Rows that say the very same of a person have one print. */
    print: string;
    set_aside: 'no-badge' | 'nobody' | 'repeated' | 'two-people' | null;
  };
  /** Who applied a list or withdrew it; never changed. */
  badge_list_change: {
    position: Generated<number>;
    list: string;
    what: 'applied' | 'withdrawn';
    staff: string;
    at: string;
  };
  /** The IDs under which a check-in's badge may stand in a list; `rank` 0 as it was understood, 1 its whole payload. */
  claim_badge: { badge: string; check_in: string; rank: number };
  /** What a class has beyond its approved event. */
  class: { event: string; plan_json: string; changed_by: string; changed_at: string };
  /** What was said about a roster; never changed. */
  roster_change: {
    position: Generated<number>;
    id: string;
    receipt: number;
    device: string;
    event: string;
    seq: number;
    at: string;
    change_json: string;
  };
  /** What stands of whoever was present at a class, and the check-in that they became; follows from the changes. */
  roster_person: {
    event: string;
    person: string;
    check_in: string;
    claim_json: string;
    badge_json: string | null;
    /** The days of the class with the minutes attended. */
    days_json: string;
    listed: 0 | 1;
    /** 1 while the roster is closed. */
    counts: 0 | 1;
  };
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
    kind: 'received' | 'asked' | 'accepted' | 'refused' | 'taken-back';
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
  /** Rosters that were printed; never changed. */
  roster_paper: {
    code: string;
    event: string;
    content_hash: string;
    figures_json: string;
    made_by: string;
    made_at: string;
  };
  /** Photographs of sheets that were filled in by hand. */
  roster_sheet: {
    id: string;
    event: string;
    name: string;
    kind: 'image/jpeg' | 'image/png' | 'image/webp' | 'application/pdf';
    content_hash: Buffer;
    added_by: string;
    added_at: string;
    set_aside_by: string | null;
    set_aside_at: string | null;
  };
  roster_sheet_file: { sheet: string; bytes: Buffer };
  /** Durable list of what is still to do: `match` a check-in, `post` a registrant at an event, look at a `roster` again or at a `picture`. */
  work: { kind: 'match' | 'post' | 'roster' | 'picture'; subject: string };
  audit: {
    position: Generated<number>;
    at: string;
    actor: string;
    action: string;
    subject: string;
    detail_json: string;
    previous_hash: string;
    hash: string;
  };
}

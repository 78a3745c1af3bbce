import type { Generated, GeneratedAlways } from 'kysely';

/** Lists that others sent: who attended, and whose badge is whose. */
export interface ListTables {
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
}

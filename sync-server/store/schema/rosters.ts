import type { Generated } from 'kysely';

/** Rosters of classes, on devices and on paper. */
export interface RosterTables {
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
}

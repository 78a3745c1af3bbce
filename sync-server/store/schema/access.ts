import type { Generated } from 'kysely';

/** Devices, staff, and who did what. */
export interface AccessTables {
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

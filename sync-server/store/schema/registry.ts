import type { Generated } from 'kysely';

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

/** Registrants, and what finds them. */
export interface RegistryTables {
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
}

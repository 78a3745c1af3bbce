/** Rules, approved events and classes. */
export interface CatalogueTables {
  policy: { id: string; active: number; definition_json: string };
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
  /** What a class has beyond its approved event. */
  class: { event: string; plan_json: string; changed_by: string; changed_at: string };
}

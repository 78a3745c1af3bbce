import type { CheckIn } from '#domain/check-in.ts';
import type { RosterChange } from '#domain/roster/roster-change.ts';

/** What a record's box may hold. */
export type Content = CheckIn | RosterChange;

export const isRosterChange = (content: Content): content is RosterChange => 'kind' in content;

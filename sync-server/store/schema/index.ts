/** The tables of the database, parted as the rooms that write them. */
import type { AccessTables } from './access.ts';
import type { ApplicationTables } from './applications.ts';
import type { CatalogueTables } from './catalogue.ts';
import type { IntakeTables } from './intake.ts';
import type { LedgerTables } from './ledger.ts';
import type { ListTables } from './lists.ts';
import type { MatchingTables } from './matching.ts';
import type { RegistryTables } from './registry.ts';
import type { RosterTables } from './rosters.ts';

/** Times are ISO 8601 in UTC, days `YYYY-MM-DD`, CEC hundredths; columns named `*_json` hold JSON text. */
export interface Database
  extends RegistryTables,
    CatalogueTables,
    AccessTables,
    IntakeTables,
    MatchingTables,
    LedgerTables,
    ListTables,
    RosterTables,
    ApplicationTables {
  setting: { name: string; value: string };
  /** Durable list of what is still to do: `match` a check-in, `post` a registrant at an event, look at a `roster` again or at a `picture`. */
  work: { kind: 'match' | 'post' | 'roster' | 'picture'; subject: string };
}

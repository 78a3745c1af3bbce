import { openConnection } from './store/connection.ts';
import type { Storage } from './store/database.ts';
import { storeRecords } from './store/records.ts';
import { storeRoster } from './store/roster.ts';
import { storeSending } from './store/sending.ts';
import { storeSettings } from './store/settings.ts';
import { storeStations } from './store/stations.ts';
import { storeWipe } from './store/wipe.ts';

export type { StoreProblem } from './store/connection.ts';
export type {
  ChosenEvent,
  Enrolment,
  Last,
  PinTries,
  RosterLockRow,
  RosterPageRow,
  SenderEvent,
  ServerCount,
} from './store/database.ts';
export type { Settlement } from './store/sending.ts';

/** All that this tablet keeps. There is no mode without IndexedDB: what cannot be kept is not "saved". */
export const openStore = (name: string, storage: Storage = {}) => {
  const connection = openConnection(name, storage);
  return {
    close: connection.close,
    /** For what only one wing does with the database, and loads by itself. */
    connection,
    ...storeStations(connection),
    ...storeRecords(connection),
    ...storeRoster(connection),
    ...storeSending(connection),
    ...storeSettings(connection),
    ...storeWipe(connection),
  };
};

export type Store = ReturnType<typeof openStore>;

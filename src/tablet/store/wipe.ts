import type { Connection } from './connection.ts';
import { countExposed } from './records.ts';

/** The end of a station on this tablet. */
export const storeWipe = ({ healing, markWiped }: Connection) => ({
  /**
   * Forgets everything and deletes the database: false, with nothing changed, while a record is neither
   * acknowledged nor exported. Looked at and emptied in one transaction, so that no sign-in slips in between.
   */
  wipe: () =>
    healing(async (database) => {
      const wiped = await database.transaction('rw', database.tables, async () => {
        if ((await countExposed(database)) > 0) return false;
        await Promise.all(database.tables.map((table) => table.clear()));
        return true;
      });
      if (!wiped) return false;
      markWiped();
      // Another page may hold it open for a while: it is empty by now.
      await Promise.race([
        database.delete(),
        new Promise<void>((resolve) => database.on('blocked', () => resolve())),
      ]);
      return true;
    }),
});

import { dirname, join } from 'node:path';
import { createAccess } from './access/index.ts';
import { createApplications } from './applications/index.ts';
import { createAttendanceLists } from './attendance-lists/index.ts';
import { createBadgeLists } from './badge-lists/index.ts';
import { createCatalogue } from './catalogue/index.ts';
import type { Clock } from './clock.ts';
import { createIntake } from './intake/index.ts';
import { openKeys } from './keys/index.ts';
import { createLedger } from './ledger/index.ts';
import { createMatching, indexMissing, indexRegistrants } from './matching/index.ts';
import { createNotices, type MailSetUp } from './notices/index.ts';
import { createOwnPhones } from './own-phone/index.ts';
import { createPictureReader } from './pictures/index.ts';
import { createRegistry } from './registry/index.ts';
import { createRosters } from './rosters/index.ts';
import { openStore } from './store/index.ts';

/** The key file lies beside its database. */
export const keyFileOf = (databaseFile: string): string => join(dirname(databaseFile), 'sealing-keys.json');

/** The rooms of the server, put together on one database. `file` may be `:memory:`. */
export const openRooms = async ({
  file,
  clock,
  mail = null,
}: {
  file: string;
  clock: Clock;
  /** Null: no e-mail is set up. */
  mail?: MailSetUp | null;
}) => {
  const store = openStore(file);
  const keys = await openKeys({ store, file: file === ':memory:' ? null : keyFileOf(file) }).catch(
    async (error) => {
      await store.close();
      throw error;
    },
  );
  const access = createAccess({ store, clock });
  const { audit } = access;
  const registry = createRegistry({ store, indexRegistrants });
  await indexMissing(store, registry.several);
  const catalogue = createCatalogue({ store, clock, audit });
  await catalogue.shipPolicies();
  const ledger = createLedger({ store, clock, catalogue });
  const matching = createMatching({ store, clock, audit, registry, settleIn: ledger.settleIn });
  const pictures = createPictureReader();
  const intake = createIntake({ store, clock, audit, keys });
  const notices = createNotices({ store, clock, audit, untilQuiet: intake.untilQuiet, mail });
  return {
    store,
    clock,
    access,
    registry,
    catalogue,
    keys,
    intake,
    ownPhones: createOwnPhones({ store, clock, access, keys, intake }),
    matching,
    ledger,
    pictures,
    notices,
    applications: createApplications({
      store,
      clock,
      audit,
      catalogue,
      registry,
      matching,
      pictures,
      notices,
    }),
    attendanceLists: createAttendanceLists({ store, clock, audit, catalogue }),
    rosters: createRosters({ store, clock, audit, catalogue, keys }),
    badgeLists: createBadgeLists({ store, clock, audit }),
  };
};
export type Rooms = Awaited<ReturnType<typeof openRooms>>;

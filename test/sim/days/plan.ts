/** What goes wrong in a day, and when: drawn before it begins, from streams of chance of their own. */
import type { Random } from '../../../sync-server/sample/random.ts';
import type { Booth } from './booth.ts';
import type { Faults } from './faults.ts';
import type { Office } from './office.ts';
import type { SimTime } from './time.ts';

/** From the doors' opening to the end of all faults. */
export const roughMs = 90_000;

interface Scene {
  time: SimTime;
  faults: Faults;
  /** Whether the faults still go on: what was planned for later does not happen. */
  isRough: () => boolean;
}

const during = ({ time, isRough }: Scene, random: Random, act: () => unknown): void => {
  time.after(random.between(0, roughMs), () => isRough() && act());
};

const planWeather = (scene: Scene, booth: Booth): void => {
  const { random, network } = booth;
  network.become(random.pick(['fine', 'rough', 'rough', 'cut']));
  for (let changes = random.between(1, 5); changes > 0; changes--)
    during(scene, random, () => network.become(random.pick(['fine', 'rough', 'rough', 'cut', 'portal'])));
};

const planDisk = (scene: Scene, booth: Booth): void => {
  const { random, disk } = booth;
  for (let losses = random.between(0, 4); losses > 0; losses--)
    during(scene, random, () => disk.loseConnections(random.pick([1, 1, 2, 3, 4, 6])));
  if (random.chance(0.3))
    during(scene, random, () => {
      disk.beFull(true);
      scene.time.after(random.between(3_000, 40_000), () => disk.beFull(false));
    });
  if (random.chance(0.4))
    during(scene, random, () => {
      disk.beSlow(true);
      scene.time.after(random.between(5_000, 60_000), () => disk.beSlow(false));
    });
};

const planPages = (scene: Scene, booth: Booth): void => {
  const { random, pages } = booth;
  for (let deaths = random.between(0, 3); deaths > 0; deaths--)
    during(scene, random, () => {
      scene.faults.note('killed');
      pages()[0]?.dieAfter(random.between(1, 40));
    });
  if (random.chance(0.3))
    during(scene, random, () => {
      scene.faults.note('second-page');
      if (pages().length === 1) void booth.open();
    });
  if (random.chance(0.4))
    during(scene, random, () => {
      scene.faults.note('clock-jump');
      booth.jumpClock();
    });
  if (random.chance(0.2)) during(scene, random, () => void booth.carryOut());
  if (random.chance(0.1))
    during(scene, random, () => {
      scene.faults.note('enrolled-again');
      void booth.enrol();
    });
};

/** Visitors come alone and in groups: several at once meet the same fault. */
const planVisitors = (scene: Scene, booth: Booth): void => {
  const { random } = booth;
  for (let groups = random.between(1, 4); groups > 0; groups--)
    during(scene, random, async () => {
      for (let people = random.between(1, 3); people > 0 && scene.isRough(); people--) {
        await booth.visit();
        await scene.time.sleep(random.between(50, 4_000));
      }
    });
};

export const planBooth = (scene: Scene, booth: Booth): void => {
  planWeather(scene, booth);
  planDisk(scene, booth);
  planPages(scene, booth);
  planVisitors(scene, booth);
};

/** The database refuses some records, or whole commits, for a while: triggers of this connection alone. */
const refuseRecords = (office: Office, random: Random): void => {
  const what = random.chance(0.5)
    ? `WHEN NEW.seq % ${random.between(2, 4)} = 1 BEGIN SELECT RAISE(ABORT, 'simulated'); END`
    : "BEGIN SELECT RAISE(ROLLBACK, 'simulated'); END";
  office.connection()?.exec(`CREATE TEMP TRIGGER IF NOT EXISTS refusing BEFORE INSERT ON raw_record ${what}`);
};

export const mendServer = (office: Office): void => {
  office.connection()?.exec('DROP TRIGGER IF EXISTS refusing');
};

export const planOffice = (
  scene: Scene,
  random: Random,
  { office, booths, opensBoxes }: { office: Office; booths: Booth[]; opensBoxes: boolean },
) => {
  const { time, faults } = scene;
  office.whenKilled(() => {
    faults.note('server-killed');
    time.after(random.between(200, 20_000), () => void office.start());
  });
  for (let kills = random.between(0, 3); kills > 0; kills--)
    during(scene, random, () =>
      office.dieIn({ requests: random.between(1, 4), turns: random.between(0, 8) }),
    );
  if (random.chance(0.5)) {
    during(scene, random, office.backUp);
    during(scene, random, office.backUp);
    during(scene, random, () => {
      if (office.restore()) faults.note('restored');
    });
  }
  if (random.chance(0.4))
    during(scene, random, () => {
      faults.note('records-refused');
      refuseRecords(office, random);
      time.after(random.between(2_000, 30_000), () => mendServer(office));
    });
  if (random.chance(0.4))
    during(scene, random, () => {
      faults.note('revoked');
      const device = random.pick(booths).devices().at(-1);
      if (device !== undefined) void office.revoke(device).catch(() => undefined);
    });
  if (opensBoxes) during(scene, random, () => void office.openBoxes());
};

/** A tablet at its booth, the visitors who come to it, and the staff who look after it. */
import { eventsOf, packAt } from '../../../src/kiosk/due-event.ts';
import type { Enrolment } from '../../../src/tablet/store.ts';
import type { Random } from '../../../sync-server/sample/random.ts';
import { createDisk } from './disk.ts';
import type { Faults } from './faults.ts';
import { createNetwork } from './network.ts';
import type { Office } from './office.ts';
import { openPage, type Page } from './page.ts';
import type { GuestBook } from './people.ts';
import type { SimStorage } from './storage.ts';
import type { SimTime } from './time.ts';

const dayMs = 24 * 60 * 60_000;
const mostTries = 4;

interface Dependencies {
  name: string;
  time: SimTime;
  /** Streams of chance of this tablet alone. */
  chance: (what: string) => Random;
  storage: SimStorage;
  office: Office;
  guests: GuestBook;
  faults: Faults;
}

export const openBooth = ({ name, time, chance, storage, office, guests, faults }: Dependencies) => {
  const random = chance('booth');
  const network = createNetwork({ time, random: chance('network'), office, faults });
  const disk = createDisk({ random: chance('disk'), faults });
  const jitter = chance('sender');
  const lock = { holder: null };
  const stations = new Map<Page, Enrolment>();
  const devices = new Set<string>();
  let pages: Page[] = [];
  let boots = 0;
  let skewMs = random.chance(0.5)
    ? random.between(-365 * dayMs, 365 * dayMs)
    : random.between(-90_000, 90_000);

  const open = async (): Promise<void> => {
    const page = openPage({
      name,
      bootId: `${name} boot ${++boots}`,
      time,
      random: jitter,
      storage,
      disk,
      network,
      skewMs: () => skewMs,
      lock,
      onDeath: () => {
        pages = pages.filter((other) => other !== page);
        if (pages.length === 0) time.after(random.between(300, 15_000), () => void reopen());
      },
    });
    pages.push(page);
    const enrolment = await page.store.readEnrolment();
    if (enrolment.ok && enrolment.value) stations.set(page, enrolment.value);
    await page.sender.start();
  };

  const reopen = async (): Promise<void> => {
    if (pages.length === 0) await open();
  };

  const restart = async (): Promise<void> => {
    for (const page of pages) if (!page.die()) return;
    await reopen();
  };

  const enrol = async (): Promise<void> => {
    for (let tries = 0; tries < 20; tries++) {
      const [page] = pages;
      const code = await office.codeFor(name);
      const enrolled = page && code !== null ? await page.enrolling.enrol(code) : null;
      if (page && enrolled?.ok) {
        stations.set(page, enrolled.value);
        devices.add(enrolled.value.device);
        await page.sender.tryNow();
        return;
      }
      await time.sleep(random.between(1_000, 5_000));
    }
  };

  /** Visitors at the screens: some try again for seconds after a save failed. */
  const attended = new Set<{ page: Page }>();

  /** One person is seen, at this page or at any. True once the tablet said "saved". */
  const visit = async (wanted?: Page): Promise<boolean> => {
    const ready = pages.filter((page) => stations.has(page));
    const page = wanted ?? (ready.length > 0 ? random.pick(ready) : undefined);
    const station = page && stations.get(page);
    if (!page || !station) return false;
    const claim = guests.nextClaim();
    const capture = page.outbox.capture({
      method: 'form',
      badge: null,
      understoodBy: null,
      claim,
      locale: 'en',
    });
    // Staff may have switched the tablet to its other event.
    const { event } = random.pick(eventsOf(station.pack));
    const at = { ...station, pack: packAt(station.pack, event.id) };
    const guest = guests.meet(capture.id, claim);
    const place = { page };
    attended.add(place);
    for (let tries = 0; tries < mostTries && !page.isDead(); tries++) {
      const saved = await page.outbox.save(capture, at);
      if (saved.ok) {
        guest.saved = !page.isDead();
        attended.delete(place);
        return true;
      }
      faults.note('save-failed');
      await time.sleep(random.between(300, 6_000));
    }
    attended.delete(place);
    return false;
  };

  /** Staff do what the office asks: wipe the tablet, and set it up again. */
  const obey = async (): Promise<void> => {
    const page = pages.find(
      (each) => each.sender.view.value?.wipeOrdered === (stations.get(each)?.device ?? ''),
    );
    if (!page) return;
    const wiped = await page.endOfDay.wipe();
    if (!wiped.ok) return;
    faults.note('wiped');
    for (const each of pages) stations.delete(each);
    await restart();
    if (random.chance(0.7)) await enrol();
  };

  /** The way out without a network: staff carry an export to the office, some of them twice. */
  const carryOut = async (): Promise<void> => {
    const [page] = pages;
    const made = await page?.exporting.make();
    if (!page || !made?.ok || made.value.length === 0) return;
    faults.note('carried-out');
    let isTaken = true;
    for (const each of made.value) {
      isTaken = (await office.takeIn(each)) && isTaken;
      if (random.chance(0.5)) await office.takeIn(each);
    }
    if (isTaken) await page.exporting.confirm(made.value);
  };

  return {
    name,
    random,
    network,
    disk,
    open,
    enrol,
    visit,
    obey,
    carryOut,
    restart,
    pages: () => pages,
    devices: () => [...devices],
    stationNow: (): Enrolment | null => {
      const [page] = pages;
      return (page && stations.get(page)) ?? null;
    },
    isAttended: () => [...attended].some(({ page }) => !page.isDead()),
    unsent: () => storage.idsInOutbox(name),
    jumpClock: (): void => {
      skewMs += random.chance(0.5)
        ? random.between(-dayMs, dayMs)
        : random.between(-365 * dayMs, 365 * dayMs);
    },
  };
};
export type Booth = ReturnType<typeof openBooth>;

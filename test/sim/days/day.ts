/**
 * One event day: tablets, visitors, staff and a server meet every fault there is for some minutes; then all faults
 * end, one more visitor comes to each tablet, and everything must be safe within a minute.
 */
import { randomStream } from '../../../sync-server/sample/random.ts';
import { inFolder } from '../crash/folders.ts';
import { type Booth, openBooth } from './booth.ts';
import { countFaults } from './faults.ts';
import { type Findings, judge } from './judge.ts';
import { type Office, openServer } from './office.ts';
import { openGuestBook } from './people.ts';
import { mendServer, planBooth, planOffice, roughMs } from './plan.ts';
import { createStorage } from './storage.ts';
import { createTime, type SimTime } from './time.ts';

/** DESIGN 5: back-off is at most a minute; the second is for the requests themselves. */
const drainLimitMs = 61_000;
/** How long a tablet that misses the limit is watched, to know whether it ever gets there. */
const patienceMs = 7 * 60_000;
const staffLookMs = 5_000;
const arrivalMs = 2_000;
const stepsPerLook = 20;
/**
 * On the other days what lies in the boxes is looked at, and nobody is let in: the thread that the server opens boxes
 * in takes a third of a day's time to start.
 */
const shareOfOpenings = 0.35;

export interface DayResult extends Findings {
  seed: number;
  tablets: number;
  /** Tablets that were not empty in time. */
  stalled: number;
  drainSeconds: number;
  faults: Record<string, number>;
}

const endFaults = async (office: Office, booths: readonly Booth[]): Promise<void> => {
  office.spare();
  await office.start();
  mendServer(office);
  for (const { network, disk, pages } of booths) {
    network.become('fine');
    disk.mend();
    for (const page of pages()) page.dieAfter(Number.POSITIVE_INFINITY);
  }
};

/** What staff see in the evening, and what they do about it: parked records are tried again when they ask for it. */
const lookAfter = async (booths: readonly Booth[]): Promise<void> => {
  for (const booth of booths) {
    const views = booth.pages().map(({ sender }) => sender.view.value);
    const [view] = views;
    const isStuck = views.some((each) => each !== null && (each.parked > 0 || each.reach.is === 'refused'));
    if (view === undefined || views.includes(null)) await booth.restart();
    else if (isStuck) for (const page of booth.pages()) void page.sender.tryNow();
  }
};

/** One more visitor at each tablet that is still a station: without faults a sign-in is saved. */
const lastVisitor = async (booth: Booth, problems: Set<string>): Promise<void> => {
  const [page] = booth.pages();
  if (!page || booth.stationNow() === null) return;
  // Where the count is asked for later: a page of an earlier enrolment would tell the office nothing of this one.
  const isSaved = await booth.visit(page);
  if (!isSaved && booth.stationNow() !== null) problems.add('a sign-in without any fault was not saved');
};

/** Seconds until all outboxes are empty, and how many were not in time. */
const drain = async (time: SimTime, booths: readonly Booth[]) => {
  const start = time.now();
  const isDone = (): boolean => booths.every((booth) => booth.unsent().length === 0 && !booth.isAttended());
  // The last visitors are at the screen: what they leave is not there yet.
  await time.runUntil(start + 3_000);
  for (let steps = 1; !isDone() && time.now() - start < drainLimitMs; steps++) {
    await time.runUntil(time.now() + 500);
    // An answer that left before the faults ended may park a record as late as this.
    if (steps % stepsPerLook === 0) void lookAfter(booths);
  }
  const stalled = booths.filter((booth) => booth.unsent().length > 0).length;
  while (!isDone() && time.now() - start < patienceMs) await time.runUntil(time.now() + 5_000);
  return { stalled, drainSeconds: (time.now() - start) / 1_000 };
};

/** "412 of 412 safe", asked from the tablet: it must say so exactly when it is so. */
const compareCounts = async (booth: Booth, office: Office, problems: Set<string>): Promise<void> => {
  const [page] = booth.pages();
  const device = booth.stationNow()?.device;
  if (!page || device === undefined || booth.unsent().length > 0) return;
  const count = await page.endOfDay.count(device);
  const held = new Set(
    office.connection()?.prepare('SELECT seq FROM raw_record WHERE device = ?').pluck().all(device) ?? [],
  );
  const isAll =
    count.ok && Array.from({ length: count.value.made }, (_, at) => at + 1).every((seq) => held.has(seq));
  if (!count.ok) problems.add('a tablet without faults could not count');
  else if (count.value.is === 'all-safe' && !isAll) problems.add('a tablet says "all safe" and it is not so');
  // A copy that comes late may mend a restored server after the tablet last heard of its count.
  else if (count.value.is === 'missing' && isAll && !office.wasRestored())
    problems.add('a tablet misses what is there');
};

const liveDay = async (seed: number, folder: string): Promise<DayResult> => {
  const random = randomStream(seed, 'day');
  const time = createTime(Date.parse('2026-11-24T16:00:00Z'));
  const faults = countFaults();
  const guests = openGuestBook();
  const storage = createStorage();
  const office = await openServer(folder, time);
  const problems = new Set<string>();
  const tablets = random.chance(0.9) ? random.between(8, 10) : random.between(11, 40);
  const opensBoxes = random.chance(shareOfOpenings);
  const booths = Array.from({ length: tablets }, (_, index) => {
    const name = `Booth ${index + 1}`;
    const chance = (what: string) => randomStream(seed, `${name} ${what}`);
    return openBooth({ name, time, chance, storage, office, guests, faults });
  });
  for (const booth of booths) void booth.open().then(booth.enrol);
  await time.runUntil(time.now() + 10_000);

  let isRough = true;
  const scene = { time, faults, isRough: () => isRough };
  for (const booth of booths) planBooth(scene, booth);
  planOffice(scene, randomStream(seed, 'office'), { office, booths, opensBoxes });
  const look = (): void => {
    for (const booth of booths) void booth.obey();
    if (isRough) time.after(staffLookMs, look);
  };
  look();
  await time.runUntil(time.now() + roughMs);

  isRough = false;
  await endFaults(office, booths);
  // What was on its way when the faults ended has arrived by now, and may have been parked.
  await time.runUntil(time.now() + arrivalMs);
  void lookAfter(booths);
  await time.runUntil(time.now() + 100);
  for (const booth of booths) void lastVisitor(booth, problems);
  const { stalled, drainSeconds } = await drain(time, booths);
  const comparing = Promise.all(booths.map((booth) => compareCounts(booth, office, problems)));
  await time.runUntil(time.now() + 1_000);
  await comparing;
  if (opensBoxes) {
    await office.openBoxes();
    if (random.chance(0.5)) await office.releaseLots();
  }
  const findings = await judge(office, guests, opensBoxes);
  for (const booth of booths) for (const page of booth.pages()) page.die();
  await office.close();
  return {
    ...findings,
    problems: [...problems, ...findings.problems],
    seed,
    tablets,
    stalled,
    drainSeconds,
    faults: faults.counts,
  };
};

export const simulateDay = (seed: number): Promise<DayResult> => inFolder((folder) => liveDay(seed, folder));

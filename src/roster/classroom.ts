import { effect, type ReadonlySignal, signal } from '@preact/signals';
import type { RosterAuthor } from '#domain/roster/roster-change.ts';
import { takeEnrolmentCode } from '../tablet/enrolment-link.ts';
import { createExporting } from '../tablet/export.ts';
import { openRosterBook, type RosterBook } from '../tablet/roster/roster-book.ts';
import { createRosterLock } from '../tablet/roster/roster-lock.ts';
import type { Enrolment } from '../tablet/store.ts';
import type { Tablet } from '../tablet/tablet.ts';
import { dayAt } from './days.ts';
import { createDesk, type Desk } from './desk.ts';
import { createPinChanging } from './door/changing-pin.ts';
import { type Door, type DoorEvent, firstDoor, isOpen, nextDoor } from './door/door.ts';

/** How often the others' changes are asked for. */
const hearOthersMs = 30_000;
const refreshPlanMs = 15 * 60_000;

/** What the roster's wing does between an instructor and the tablet: who may in, and the desk behind the door. */
export const createClassroom = (tablet: Tablet) => {
  const { store, outbox, clock, sender } = tablet;
  const lock = createRosterLock({ store, clock });
  const door = signal<Door>(firstDoor);
  const enrolment = signal<Enrolment | null>(null);
  const desk = signal<Desk | null>(null);
  /** The others' changes were heard a moment ago; null before the first try. */
  const isUpToDate = signal<boolean | null>(null);
  let book: RosterBook | null = null;

  const send = (event: DoorEvent): void => {
    door.value = nextDoor(door.value, event);
  };

  const today = (): string =>
    dayAt(clock.now() + (sender.serverOffsetMs() ?? 0), enrolment.value?.pack.event.timeZone ?? 'UTC');

  /** To the door of this device: a PIN to choose, or to enter. */
  const approach = async (station: Enrolment): Promise<void> => {
    if (!station.pack.class) {
      location.replace('/kiosk');
      return;
    }
    const state = await lock.state(station.device);
    send(state.ok ? { type: 'enrolled', ...state.value } : { type: 'storage-broke' });
  };

  /** Takes up what the other devices said, where the server can be reached. */
  const hearOthers = async (): Promise<void> => {
    const open = book;
    if (!open) return;
    const heard = await open.catchUp();
    await sender.noteAnswer(heard);
    if (book === open) isUpToDate.value = heard;
  };

  /** Takes up what the office changed about the class: its days, who is expected. */
  const refreshPlan = async (): Promise<void> => {
    const station = enrolment.value;
    const open = book;
    if (!station || !open) return;
    const fresh = (await tablet.enrolling.refreshPack(station))?.class;
    if (book === open && fresh && JSON.stringify(fresh) !== JSON.stringify(open.plan.value))
      await open.keepPlan(fresh);
  };

  const catchUp = async (): Promise<void> => {
    await Promise.all([hearOthers(), refreshPlan()]);
  };

  const open = async (station: Enrolment, key: CryptoKey): Promise<void> => {
    const opened = await openRosterBook({
      store,
      outbox,
      fetch: (url, request) => fetch(url, request),
      station,
      key,
    });
    if (!opened.ok) return send({ type: 'storage-broke' });
    book = opened.value;
    // Just enrolled: who is expected came with the pack, and is nowhere else.
    if (station.pack.class && station.pack.class.expected.length > 0) await book.keepPlan(station.pack.class);
    enrolment.value = station;
    desk.value = createDesk({ book, station, sender: sender.view, today: today() });
    send({ type: 'opened', isTeacherKnown: book.teacher.value?.day === today() });
    void catchUp();
  };

  const close = (): void => {
    book?.close();
    book = null;
    desk.value = null;
    isUpToDate.value = null;
  };

  const look = async (pin: string, isNew: boolean): Promise<void> => {
    const station = enrolment.value;
    if (!station) return;
    if (isNew) {
      const chosen = await lock.choose(station.device, pin);
      return chosen.ok ? open(station, chosen.value) : send({ type: 'storage-broke' });
    }
    const answer = await lock.unlock(station.device, pin);
    if (!answer.ok) return send({ type: 'storage-broke' });
    const { value } = answer;
    if (value.is === 'open') return open(station, value.key);
    if (value.is === 'not-set') return approach(station);
    send({ type: 'wrong', lockedUntil: value.is === 'locked' ? value.until : value.lockedUntil });
  };

  const changePin = createPinChanging({
    lock,
    send: (event) => send({ type: 'pin-change', event }),
    shutOut: async () => {
      close();
      if (enrolment.value) await approach(enrolment.value);
    },
  });

  const enrol = async (code: string): Promise<void> => {
    send({ type: 'enrolment-started' });
    const made = await tablet.enrolling.enrol(code);
    if (!made.ok) return send({ type: 'enrolment-failed', code, problem: made.problem });
    enrolment.value = made.value;
    await approach(made.value);
    await sender.tryNow();
  };

  /** Nobody is at the roster, and nothing is being said. */
  const isIdle = (): boolean =>
    !isOpen(door.value) && door.value.at !== 'checking' && door.value.at !== 'enrolling';

  const wipe = async (): Promise<void> => {
    const wiped = await tablet.endOfDay.wipe();
    if (!wiped.ok) return;
    enrolment.value = null;
    send({ type: 'signed-out' });
  };

  /** The office's order waits until everything is sent and the roster is locked. */
  const obeyWipeOrder = (): void => {
    const view = sender.view.value;
    const isOrdered = view !== null && view.wipeOrdered === enrolment.value?.device;
    if (isOrdered && view.unsent + view.parked === 0 && isIdle()) void wipe();
  };

  return {
    door: door as ReadonlySignal<Door>,
    enrolment: enrolment as ReadonlySignal<Enrolment | null>,
    desk: desk as ReadonlySignal<Desk | null>,
    isUpToDate: isUpToDate as ReadonlySignal<boolean | null>,
    sender: sender.view,
    clock,
    send,
    enrol,

    /** A key of the PIN; the last one of six sends it. */
    typePin: (pin: string): void => {
      send({ type: 'typed', pin });
      const { value } = door;
      if (value.at === 'checking') void look(value.pin, value.isNew);
      if (value.at === 'changing-pin' && enrolment.value)
        void changePin(enrolment.value.device, value.change);
    },

    sayTeacher: async (by: RosterAuthor): Promise<void> => {
      await book?.keepTeacher({ by, day: today() });
      send({ type: 'teacher-said' });
    },

    /** Nothing can be read any more until somebody enters the PIN. */
    lock: (): void => {
      if (!isOpen(door.value)) return;
      close();
      send({ type: 'locked' });
    },

    isIdle,

    /** All that is not sent, sealed as it is: for a file. */
    makeExport: createExporting({ store, clock }).make,

    tryNow: async (): Promise<void> => {
      await Promise.all([sender.tryNow(), catchUp()]);
    },

    /** Opens the storage, takes an enrolment link if that is how we got here, and starts to send. */
    start: async (): Promise<void> => {
      const code = takeEnrolmentCode(window);
      void navigator.storage?.persist?.();
      const known = await store.readEnrolment();
      if (!known.ok) return send({ type: 'storage-broke' });
      enrolment.value = known.value;
      void sender.start();
      effect(obeyWipeOrder);
      setInterval(() => void hearOthers(), hearOthersMs);
      setInterval(() => void refreshPlan(), refreshPlanMs);
      addEventListener('online', () => void catchUp());
      document.addEventListener('visibilitychange', () => {
        if (document.visibilityState === 'visible') void catchUp();
      });
      if (code !== null) return enrol(code);
      if (known.value) return approach(known.value);
      send({ type: 'not-enrolled' });
    },
  };
};

export type Classroom = ReturnType<typeof createClassroom>;

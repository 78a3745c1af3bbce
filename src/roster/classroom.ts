import { computed, effect, type ReadonlySignal, signal } from '@preact/signals';
import type { RosterAuthor } from '#domain/roster/roster-change.ts';
import { type EnrolmentCodeLink, takeEnrolmentLink } from '../tablet/enrolment-link.ts';
import { createExporting } from '../tablet/export.ts';
import { openRosterBook, type RosterBook } from '../tablet/roster/roster-book.ts';
import { createRosterLock } from '../tablet/roster/roster-lock.ts';
import { storeClasses } from '../tablet/store/classes.ts';
import type { Enrolment } from '../tablet/store.ts';
import type { Tablet } from '../tablet/tablet.ts';
import { createClassList } from './classes/class-list.ts';
import { dayAt } from './days.ts';
import { createDesk, type Desk } from './desk.ts';
import { createPinChanging } from './door/changing-pin.ts';
import { type Door, type DoorEvent, firstDoor, isOpen, nextDoor } from './door/door.ts';
import { createBoothLeaving } from './door/leaving-booth.ts';
import { createWipeOrder } from './wipe-order.ts';

/** How often the others' changes are asked for. */
const hearOthersMs = 30_000;
const refreshPlanMs = 15 * 60_000;

/** Behind no PIN yet, and in the middle of something that a restart would lose. */
const busyAt: ReadonlySet<Door['at']> = new Set(['checking', 'enrolling', 'booth-asks']);

/** What the roster's wing does between an instructor and the tablet: who may in, and the desk behind the door. */
export const createClassroom = (tablet: Tablet) => {
  const { store, outbox, clock, sender } = tablet;
  const lock = createRosterLock({ store, clock });
  const kept = storeClasses(store);
  const door = signal<Door>(firstDoor);
  const enrolment = signal<Enrolment | null>(null);
  const desk = signal<Desk | null>(null);
  /** The others' changes were heard a moment ago; null before the first try. */
  const isUpToDate = signal<boolean | null>(null);
  let book: RosterBook | null = null;
  let stopNoting = (): void => undefined;
  /** Opens other classes of this device too, as long as nobody locked. */
  let pinInUse: string | null = null;
  const serverNow = (): number => clock.now() + (sender.serverOffsetMs() ?? 0);
  const list = createClassList({ kept, sender: sender.view, now: serverNow });

  const send = (event: DoorEvent): void => {
    door.value = nextDoor(door.value, event);
  };

  const today = (): string => dayAt(serverNow(), enrolment.value?.pack.event.timeZone ?? 'UTC');

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

  /** For the list, which nobody needs a PIN to see. */
  const noteClosing = ({ roster }: RosterBook, device: string): void => {
    const isClosed = computed(() => (roster.value?.closing ?? null) !== null);
    stopNoting = effect(() => {
      void store.saveSetting({ name: `roster-closed:${device}`, value: isClosed.value });
    });
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
    noteClosing(book, station.device);
    desk.value = createDesk({ book, station, sender: sender.view, today: today() });
    send({ type: 'opened', isTeacherKnown: book.teacher.value?.day === today() });
    void catchUp();
  };

  const close = (): void => {
    stopNoting();
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
      if (!chosen.ok) return send({ type: 'storage-broke' });
      pinInUse = pin;
      return open(station, chosen.value);
    }
    const answer = await lock.unlock(station.device, pin);
    if (!answer.ok) return send({ type: 'storage-broke' });
    const { value } = answer;
    if (value.is === 'open') {
      pinInUse = pin;
      return open(station, value.key);
    }
    if (value.is === 'not-set') return approach(station);
    send({ type: 'wrong', lockedUntil: value.is === 'locked' ? value.until : value.lockedUntil });
  };

  const changePin = createPinChanging({
    lock,
    send: (event) => {
      if (event.type === 'kept') pinInUse = null;
      send({ type: 'pin-change', event });
    },
    shutOut: async () => {
      close();
      pinInUse = null;
      if (enrolment.value) await approach(enrolment.value);
    },
  });

  const enrol = async (code: string): Promise<void> => {
    send({ type: 'enrolment-started' });
    const made = await tablet.enrolling.enrol(code);
    if (!made.ok) return send({ type: 'enrolment-failed', code, problem: made.problem });
    enrolment.value = made.value;
    await list.refresh();
    await approach(made.value);
    await sender.tryNow();
  };

  const showClasses = (): void => {
    close();
    send({ type: 'classes-asked' });
    void list.refresh();
  };

  /** To the door of a class of this device; through it, where the PIN that is known opens it too. */
  const chooseClass = async (device: string): Promise<void> => {
    const station = list.classes.value.find((each) => each.device === device)?.enrolment;
    if (!station) return;
    enrolment.value = station;
    await kept.turnTo(device);
    if (enrolment.value !== station) return;
    if (pinInUse === null) return approach(station);
    send({ type: 'tried-alike', pin: pinInUse });
    const key = await lock.openAlike(device, pinInUse);
    return key ? open(station, key) : approach(station);
  };

  /** Where somebody comes in who has opened no link. */
  const begin = async (known: Enrolment | null): Promise<void> => {
    if (known && !known.pack.class) return approach(known);
    const [only, ...others] = await list.refresh();
    if (others.length > 0) return send({ type: 'classes-asked' });
    if (only) return chooseClass(only.device);
    return known ? approach(known) : send({ type: 'not-enrolled' });
  };

  /** A link was opened: another class of this device, or the first. A booth is asked before. */
  const admit = async (link: EnrolmentCodeLink): Promise<void> => {
    close();
    // Whoever opens it may be somebody whom the device was passed to.
    pinInUse = null;
    if (!enrolment.value || enrolment.value.pack.class) return enrol(link.code);
    await booth.count();
    send({ type: 'booth-found', link });
  };

  const booth = createBoothLeaving({ tablet, isAsked: () => door.value.at === 'booth-asks', enrol });

  /** Nobody is at the roster, and nothing is being said. */
  const isIdle = (): boolean => !isOpen(door.value) && !busyAt.has(door.value.at);

  const wipeOrder = createWipeOrder({
    tablet,
    kept,
    list,
    isIdle,
    onGone: (device, name) => {
      if (device === null || enrolment.value?.device === device) enrolment.value = null;
      send({ type: 'signed-out', name });
    },
  });

  return {
    door: door as ReadonlySignal<Door>,
    enrolment: enrolment as ReadonlySignal<Enrolment | null>,
    desk: desk as ReadonlySignal<Desk | null>,
    isUpToDate: isUpToDate as ReadonlySignal<boolean | null>,
    sender: sender.view,
    classes: list.classes,
    /**
     * Changes of the chosen class that are kept here only. The list is counted behind each save: until then, what it
     * does not know of yet is of the class that lies open, and nothing is called safe too early.
     */
    unsent: computed((): number => {
      const view = sender.view.value;
      const all = view ? view.unsent + view.parked : 0;
      const counted = list.classes.value.reduce((sum, each) => sum + each.unsent, 0);
      const own = list.classes.value.find(({ device }) => device === enrolment.value?.device);
      return (own?.unsent ?? 0) + Math.max(0, all - counted);
    }),
    booth,
    clock,
    send,
    enrol,
    showClasses,
    chooseClass,

    /** Takes the open class off this device. False, with nothing changed, while a change of it is not on the server. */
    takeOff: async (): Promise<boolean> => {
      const device = enrolment.value?.device;
      if (device === undefined || !desk.value?.roster.value.closing) return false;
      const forgotten = await kept.forget(device);
      if (!forgotten.ok || !forgotten.value) return false;
      close();
      enrolment.value = null;
      const rest = await list.refresh();
      send({ type: rest.length > 0 ? 'classes-asked' : 'not-enrolled' });
      return true;
    },

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
      pinInUse = null;
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
      const link = takeEnrolmentLink(window);
      void navigator.storage?.persist?.();
      const known = await store.readEnrolment();
      if (!known.ok) return send({ type: 'storage-broke' });
      enrolment.value = known.value;
      void sender.start();
      list.start();
      effect(wipeOrder.obey);
      booth.start();
      setInterval(() => void hearOthers(), hearOthersMs);
      setInterval(() => void refreshPlan(), refreshPlanMs);
      addEventListener('online', () => void catchUp());
      document.addEventListener('visibilitychange', () => {
        if (document.visibilityState === 'visible') void catchUp();
      });
      // In a page that is open already a link changes no more than the end of its address.
      addEventListener('hashchange', () => {
        const isSaved = !desk.value?.failed.value;
        const opened = isSaved ? takeEnrolmentLink(window) : null;
        if (opened) void admit(opened);
      });
      return link ? admit(link) : begin(known.value);
    },
  };
};

export type Classroom = ReturnType<typeof createClassroom>;

import { effect, type ReadonlySignal, signal } from '@preact/signals';
import { claimOf, correctionOf } from '#domain/answers.ts';
import { readBadge } from '#domain/badge/index.ts';
import type { BadgePayload, CheckInMethod } from '#domain/check-in.ts';
import type { Claim } from '#domain/claim.ts';
import { fail, type Result, succeed } from '#domain/result.ts';
import type { Facing } from '../camera/camera-tools.ts';
import { language } from '../messages/index.ts';
import type { WipeProblem } from '../tablet/end-of-day.ts';
import { takeEnrolmentLink } from '../tablet/enrolment-link.ts';
import type { Capture, SignIn } from '../tablet/outbox.ts';
import type { Enrolment } from '../tablet/store.ts';
import type { Tablet } from '../tablet/tablet.ts';
import { packAt } from './due-event.ts';
import type { Outcome, Saved } from './form.ts';
import { greetingName } from './greeting.ts';
import { createRecognition } from './recognition.ts';
import { createStationEvent } from './station-event.ts';
import {
  acceptsScan,
  failureIn,
  firstVisit,
  isVisitorHere,
  mayRestart,
  nextVisit,
  type Visit,
  type VisitEvent,
} from './visit.ts';

const packRefreshMs = 15 * 60_000;

const bytesOf = (badge: BadgePayload): Uint8Array =>
  Uint8Array.from(atob(badge.bytes), (character) => character.charCodeAt(0));

/** The name on a badge as a person would write it. */
const nameOf = ({ full_name, given_name, surname }: Claim): string =>
  full_name ?? [given_name, surname].filter(Boolean).join(' ');

/** A device of a class keeps its roster instead of signing visitors in. */
const toRoster = (): void => location.replace('/roster');

/** What the kiosk does between a person and the tablet: it turns scans and answers into saved check-ins. */
export const createBooth = (tablet: Tablet) => {
  const visit = signal<Visit>(firstVisit);
  const events = createStationEvent(tablet, () => isVisitorHere(visit.value));
  const { enrolment: enrolled, station } = events;
  /** Staff are at the tablet: their view covers the visitors', and badges wait. */
  const staffAreHere = signal(false);

  const send = (event: VisitEvent): void => {
    visit.value = nextVisit(visit.value, event);
  };

  const recognition = createRecognition(tablet.store);

  const outcomeOf = async (
    { corrects, claim }: Capture,
    sighting: Awaited<ReturnType<typeof recognition.look>>,
  ): Promise<Outcome> => {
    if (corrects?.what === 'not-me') {
      await recognition.forget(corrects.id);
      return 'withdrawn';
    }
    if (corrects) return 'corrected';
    if (sighting) recognition.remember(sighting);
    if (sighting?.isBack) return 'again';
    return greetingName(claim) === null ? 'unreadable' : 'signed-in';
  };

  /** What the screen says of it. A correction is about the sign-in before, and greets by its name when it has none. */
  const savedOf = (capture: Capture, outcome: Outcome, before: Saved | null): Saved => ({
    id: capture.id,
    checkIn: capture.corrects?.id ?? capture.id,
    outcome,
    who: greetingName(capture.claim) ?? before?.who ?? null,
    name: nameOf(capture.claim) || (before?.name ?? ''),
  });

  /** Ids of sign-ins on their way to the disk: more than one when badges come quickly. */
  const beingSaved = new Set<string>();
  /** At which event each sign-in was made that is not on the disk yet: it is kept for that one, however late. */
  const madeAt = new Map<string, string>();

  const keep = async (capture: Capture, enrolment: Enrolment, before: Saved | null = null): Promise<void> => {
    beingSaved.add(capture.id);
    const [kept, sighting] = await Promise.all([
      tablet.outbox.save(capture, enrolment),
      recognition.look(capture, enrolment),
    ]);
    beingSaved.delete(capture.id);
    if (!kept.ok) return send({ type: 'save-failed', capture, problem: kept.problem });
    madeAt.delete(capture.id);
    const outcome = await outcomeOf(capture, sighting);
    send({ type: 'saved', ...savedOf(capture, outcome, before) });
  };

  const signIn = (signIn: SignIn, before: Saved | null = null): void => {
    if (!station.value) return;
    const capture = tablet.outbox.capture(signIn);
    madeAt.set(capture.id, station.value.pack.event.id);
    send({ type: 'save-started', id: capture.id });
    void keep(capture, station.value, before);
  };

  const byHand = (claim: Claim): SignIn => ({
    method: 'form',
    badge: null,
    understoodBy: null,
    claim,
    locale: language.value,
  });

  const read = (badge: BadgePayload) => {
    const rules = station.value?.pack.decodeRules ?? [];
    return readBadge({ ...badge, bytes: bytesOf(badge) }, rules);
  };

  const enrol = async (code: string): Promise<void> => {
    send({ type: 'enrolment-started', code });
    const made = await tablet.enrolling.enrol(code);
    if (!made.ok) return send({ type: 'enrolment-failed', problem: made.problem });
    if (made.value.pack.class) return toRoster();
    await events.forgetChoice();
    enrolled.value = made.value;
    // Only the office can start an enrolment: that is how a forgotten PIN is replaced.
    await tablet.pin.forget();
    send({ type: 'enrolled' });
    await tablet.sender.tryNow();
    await tablet.numbers.refresh(made.value);
  };

  const refreshPack = async (): Promise<void> => {
    const enrolment = enrolled.value;
    if (!enrolment) return;
    const pack = await tablet.enrolling.refreshPack(enrolment);
    await tablet.sender.noteAnswer(pack !== null);
    if (pack && enrolled.value === enrolment) enrolled.value = { ...enrolment, pack };
    if (pack) await tablet.numbers.refresh(enrolment);
  };

  /** How many sign-ins are in this page and nowhere else. */
  const unsaved = (): number => {
    const failed = failureIn(visit.value)?.captures ?? [];
    return new Set([...beingSaved, ...failed.map(({ id }) => id)]).size;
  };

  /** Wipes this tablet, unless that would lose a sign-in. */
  const signOut = async (by: 'staff' | 'office'): Promise<Result<void, WipeProblem>> => {
    if (unsaved() > 0) return fail({ kind: 'not-safe', exposed: unsaved() });
    const wiped = await tablet.endOfDay.wipe();
    if (!wiped.ok) return wiped;
    enrolled.value = null;
    staffAreHere.value = false;
    send({ type: 'signed-out', by });
    return succeed(undefined);
  };

  /** The office's order waits until everything is sent and nobody is at the tablet. */
  const obeyWipeOrder = (): void => {
    const sender = tablet.sender.view.value;
    const isOrdered = sender !== null && sender.wipeOrdered === station.value?.device;
    const isEmpty = sender !== null && sender.unsent + sender.parked === 0;
    if (isOrdered && isEmpty && visit.value.at === 'attract' && !staffAreHere.value) void signOut('office');
  };

  return {
    /** Nobody is at the tablet, and nothing is being saved. */
    isIdle: (): boolean => mayRestart(visit.value) && !staffAreHere.value && beingSaved.size === 0,

    visit: visit as ReadonlySignal<Visit>,
    /** As its event is that of this moment. */
    station,
    eventIsOver: events.isOver,
    events,
    sender: tablet.sender.view,
    clock: tablet.clock,
    send,

    /** A badge was seen by camera or hand scanner: it pre-empts whatever is on the screen. */
    scan: (badge: BadgePayload, method: CheckInMethod): void => {
      if (staffAreHere.value || !acceptsScan(visit.value)) return;
      const { by, claim } = read(badge);
      signIn({ method, badge, understoodBy: by, claim, locale: language.value });
    },

    /** On to the next question, if this one is answered. */
    goOn: (): void => {
      const form = visit.value;
      if (form.at !== 'form') return;
      const { number } = form.answers;
      const isDoubtful =
        form.step === 'number' && number !== null && number.trim() !== '' && !tablet.numbers.isKnown(number);
      send({ type: 'continued', isDoubtful });
    },

    /** The visitor confirmed the checked answers. */
    submit: (): void => {
      if (visit.value.at !== 'form' || visit.value.step !== 'check') return;
      const { answers, corrects } = visit.value;
      if (!corrects) {
        signIn(byHand(claimOf(answers)));
        return;
      }
      const claim = correctionOf(answers, corrects.name);
      if (Object.keys(claim).length === 0) return;
      signIn({ ...byHand(claim), corrects: { id: corrects.checkIn, what: 'details' } }, corrects);
    },

    /** "This is not me": what was just saved does not count, and that is a fact too. */
    withdraw: (): void => {
      if (visit.value.at !== 'saved') return;
      signIn({ ...byHand({}), corrects: { id: visit.value.checkIn, what: 'not-me' } });
    },

    /** Staff pressed "try again" after a failure: the same captures, with the identity they had. */
    retry: (): void => {
      const failed = visit.value;
      const enrolment = station.value;
      if (failed.at !== 'save-failed' || failed.retrying || !enrolment) return;
      send({ type: 'retried' });
      for (const capture of failed.captures) {
        const pack = packAt(enrolment.pack, madeAt.get(capture.id));
        void keep(capture, { ...enrolment, pack });
      }
    },

    enrol,
    signOut,

    /** Which camera this station looks with: the one that sees the person in front of it, until it is turned. */
    cameraFacing: async (): Promise<Facing> => {
      const kept = await tablet.store.readSetting('camera-facing');
      return (kept.ok && kept.value) || 'front';
    },
    rememberFacing: (facing: Facing): void =>
      void tablet.store.saveSetting({ name: 'camera-facing', value: facing }),

    staffAreHere: staffAreHere as ReadonlySignal<boolean>,
    openStaffView: (): void => {
      staffAreHere.value = true;
      void refreshPack();
    },
    closeStaffView: (): void => {
      staffAreHere.value = false;
    },

    /** Asks the server now, whether or not there is something to send. */
    tryNow: async (): Promise<void> => {
      await Promise.all([tablet.sender.tryNow(), refreshPack()]);
    },

    /** Opens the storage, takes an enrolment link if that is how we got here, and starts to send. */
    start: async (): Promise<void> => {
      const code = takeEnrolmentLink(window)?.code ?? null;
      void navigator.storage?.persist?.();
      const [known] = await Promise.all([tablet.store.readEnrolment(), events.start()]);
      if (!known.ok) return send({ type: 'storage-broke' });
      if (known.value?.pack.class && code === null) return toRoster();
      enrolled.value = known.value;
      void tablet.sender.start();
      void tablet.numbers.start();
      if (known.value) void tablet.outbox.warmUp(known.value);
      effect(obeyWipeOrder);
      setInterval(() => void refreshPack(), packRefreshMs);
      if (code !== null) return enrol(code);
      send({ type: 'opened', enrolled: known.value !== null });
      await refreshPack();
    },
  };
};

export type Booth = ReturnType<typeof createBooth>;

import type { EnrolmentProblem } from '../tablet/enrolment.ts';
import type { Capture, SaveProblem } from '../tablet/outbox.ts';
import { correctionForm, emptyForm, type FormEvent, type FormPages, nextForm, type Saved } from './form.ts';

/** Sign-ins that could not be saved: they live on this screen until they are on the disk. */
export interface Failure {
  captures: Capture[];
  /** Of the last of them. */
  problem: SaveProblem;
}

/** What goes along from screen to screen. */
interface Along {
  /** A failure of somebody before: it waits until this visitor is done. */
  behind: Failure | null;
  /** Several people, one after another: how many are signed in. Null: one person. */
  group: number | null;
}

export type FormState = { at: 'form' } & FormPages & Along;

/** What the kiosk's screen is doing. One visitor after another; nothing of one is left for the next. */
export type Visit =
  | { at: 'starting' }
  | { at: 'storage-broken' }
  | { at: 'not-enrolled' }
  | { at: 'enrolling'; code: string }
  | { at: 'enrolment-failed'; code: string; problem: EnrolmentProblem }
  | { at: 'attract' }
  | FormState
  | ({ at: 'saving'; id: string } & Along)
  | ({ at: 'saved' } & Saved & Along)
  /** Wiped: this tablet is nobody's station any more. */
  | { at: 'signed-out'; by: 'staff' | 'office' }
  /** Blocks the kiosk. */
  | (Failure & { at: 'save-failed'; retrying: boolean });

export type VisitEvent =
  | FormEvent
  | { type: 'opened'; enrolled: boolean }
  | { type: 'storage-broke' }
  | { type: 'enrolment-started'; code: string }
  | { type: 'enrolment-failed'; problem: EnrolmentProblem }
  | { type: 'enrolled' }
  | { type: 'form-opened'; for: 'one' | 'several' }
  | { type: 'correction-opened' }
  /** The visit is over: back to the invitation. */
  | { type: 'cleared' }
  /** This person is done; the next of a group may follow. */
  | { type: 'went-on' }
  | { type: 'save-started'; id: string }
  | ({ type: 'saved' } & Saved)
  | { type: 'save-failed'; capture: Capture; problem: SaveProblem }
  | { type: 'retried' }
  /** The page is about to be loaded again, for a new version. */
  | { type: 'restarted' }
  | { type: 'signed-out'; by: 'staff' | 'office' };

type Failed = Extract<VisitEvent, { type: 'save-failed' }>;
type SavedVisit = Extract<Visit, { at: 'saved' }>;

export const firstVisit: Visit = { at: 'starting' };

const attract: Visit = { at: 'attract' };

/** A badge may be scanned whatever is on the screen, except where nothing can be saved. */
export const acceptsScan = (visit: Visit): boolean => {
  switch (visit.at) {
    case 'attract':
    case 'form':
    case 'saving':
    case 'saved':
      return true;
    case 'starting':
    case 'storage-broken':
    case 'not-enrolled':
    case 'enrolling':
    case 'enrolment-failed':
    case 'signed-out':
    case 'save-failed':
      return false;
  }
};

/** Nobody is in the middle of anything: the page may be loaded again. */
export const mayRestart = ({ at }: Visit): boolean => at === 'attract' || at === 'not-enrolled';

/** Somebody is signing in, or what they said is not on the disk yet: nothing may change under them. */
export const isVisitorHere = (visit: Visit): boolean => 'behind' in visit || visit.at === 'save-failed';

/** What could not be saved so far, on the screen or behind it. */
export const failureIn = (visit: Visit): Failure | null => {
  if (visit.at === 'save-failed') return { captures: visit.captures, problem: visit.problem };
  return 'behind' in visit ? visit.behind : null;
};
const groupIn = (visit: Visit): number | null => ('group' in visit ? visit.group : null);

/** The visitor is done: now a failure that waited is for staff. */
const leave = (behind: Failure | null): Visit =>
  behind ? { at: 'save-failed', ...behind, retrying: false } : attract;

const afterForm = (form: FormState, event: VisitEvent): Visit => {
  switch (event.type) {
    case 'cleared':
      return leave(form.behind);
    case 'typed':
    case 'continued':
    case 'number-unknown':
    case 'skipped':
    case 'went-back':
    case 'change-asked':
    case 'idled':
    case 'stayed': {
      const next = nextForm(form, event);
      if (next !== 'left') return next;
      const { corrects, behind, group } = form;
      return corrects ? { at: 'saved', ...corrects, behind, group } : leave(behind);
    }
    default:
      return form;
  }
};

const show = ({ type: _type, ...saved }: Extract<VisitEvent, { type: 'saved' }>, along: Along): Visit => {
  const isOneMore = saved.outcome !== 'corrected' && saved.outcome !== 'withdrawn';
  const group = along.group === null ? null : along.group + (isOneMore ? 1 : 0);
  return { at: 'saved', ...saved, behind: along.behind, group };
};

const afterSaved = (visit: SavedVisit, event: VisitEvent): Visit => {
  const { at: _at, behind, group, ...saved } = visit;
  switch (event.type) {
    case 'cleared':
      return leave(behind);
    case 'went-on':
      return group === null ? leave(behind) : { at: 'form', ...emptyForm, behind, group };
    case 'correction-opened':
      return { at: 'form', ...correctionForm(saved), behind, group };
    default:
      return visit;
  }
};

const addFailed = (failure: Failure | null, { capture, problem }: Failed): Failure => {
  const others = failure?.captures.filter(({ id }) => id !== capture.id) ?? [];
  return { captures: [...others, capture], problem };
};

const afterFailure = (visit: Extract<Visit, { at: 'save-failed' }>, event: VisitEvent): Visit => {
  switch (event.type) {
    case 'retried':
      return { ...visit, retrying: true };
    case 'save-failed':
      return { ...visit, ...addFailed(visit, event), retrying: false };
    case 'saved': {
      const captures = visit.captures.filter(({ id }) => id !== event.id);
      return captures.length > 0 ? { ...visit, captures } : show(event, { behind: null, group: null });
    }
    default:
      return visit;
  }
};

/**
 * Saving goes on whatever the screen shows: a failure is never missed, and neither it nor a late success takes the
 * next visitor's form away.
 */
const afterSaving = (visit: Visit, event: VisitEvent): Visit | null => {
  if (!acceptsScan(visit)) return null;
  switch (event.type) {
    case 'save-started':
      return { at: 'saving', id: event.id, behind: failureIn(visit), group: groupIn(visit) };
    case 'saved':
      return visit.at === 'saving' && visit.id === event.id ? show(event, visit) : visit;
    case 'save-failed': {
      const failure = addFailed(failureIn(visit), event);
      return visit.at === 'form' ? { ...visit, behind: failure } : leave(failure);
    }
    default:
      return null;
  }
};

const afterSetUp = (visit: Visit, event: VisitEvent): Visit => {
  switch (event.type) {
    case 'opened':
      if (visit.at !== 'starting') return visit;
      return event.enrolled ? attract : { at: 'not-enrolled' };
    case 'storage-broke':
      return { at: 'storage-broken' };
    case 'enrolment-started':
      return { at: 'enrolling', code: event.code };
    case 'enrolment-failed':
      return visit.at === 'enrolling'
        ? { at: 'enrolment-failed', code: visit.code, problem: event.problem }
        : visit;
    case 'enrolled':
      return attract;
    case 'cleared':
      return visit.at === 'signed-out' ? { at: 'not-enrolled' } : visit;
    default:
      return visit;
  }
};

/** What the screen does next. Pure; everything else happens around it. */
export const nextVisit = (visit: Visit, event: VisitEvent): Visit => {
  if (event.type === 'signed-out') return { at: 'signed-out', by: event.by };
  if (event.type === 'restarted') return mayRestart(visit) ? firstVisit : visit;
  const saving = afterSaving(visit, event);
  if (saving) return saving;
  switch (visit.at) {
    case 'starting':
    case 'storage-broken':
    case 'not-enrolled':
    case 'enrolling':
    case 'enrolment-failed':
    case 'signed-out':
      return afterSetUp(visit, event);
    case 'attract':
      if (event.type !== 'form-opened') return visit;
      return { at: 'form', ...emptyForm, behind: null, group: event.for === 'several' ? 0 : null };
    case 'form':
      return afterForm(visit, event);
    case 'saving':
      return visit;
    case 'saved':
      return afterSaved(visit, event);
    case 'save-failed':
      return afterFailure(visit, event);
  }
};

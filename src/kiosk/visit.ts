import { type AnswerProblem, type Answers, noAnswers, problemOf, type Step, steps } from '#domain/answers.ts';
import type { EnrolmentProblem } from '../tablet/enrolment.ts';
import type { Capture, SaveProblem } from '../tablet/outbox.ts';

/** How a saved sign-in looks to the visitor. All three are success. */
export type Outcome = 'signed-in' | 'again' | 'unreadable';

/** Sign-ins that could not be saved: they live on this screen until they are on the disk. */
export interface Failure {
  captures: Capture[];
  /** Of the last of them. */
  problem: SaveProblem;
}

export interface FormState {
  at: 'form';
  step: Step | 'check';
  answers: Answers;
  problem: AnswerProblem | null;
  /** Came from "check answers" to change one: what was answered before, for "back". Continue leads there too. */
  changedFrom: Answers | null;
  /** Nobody touched it for a while: "do you need more time?" */
  warned: boolean;
  /** Of somebody before: it waits until this visitor is done. */
  behind: Failure | null;
}

/** What the kiosk's screen is doing. One visitor after another; nothing of one is left for the next. */
export type Visit =
  | { at: 'starting' }
  | { at: 'storage-broken' }
  | { at: 'not-enrolled' }
  | { at: 'enrolling'; code: string }
  | { at: 'enrolment-failed'; code: string; problem: EnrolmentProblem }
  | { at: 'attract' }
  | FormState
  | { at: 'saving'; id: string; behind: Failure | null }
  | { at: 'saved'; id: string; outcome: Outcome; who: string | null; behind: Failure | null }
  /** Wiped: this tablet is nobody's station any more. */
  | { at: 'signed-out'; by: 'staff' | 'office' }
  /** Blocks the kiosk. */
  | (Failure & { at: 'save-failed'; retrying: boolean });

export type VisitEvent =
  | { type: 'opened'; enrolled: boolean }
  | { type: 'storage-broke' }
  | { type: 'enrolment-started'; code: string }
  | { type: 'enrolment-failed'; problem: EnrolmentProblem }
  | { type: 'enrolled' }
  | { type: 'form-opened' }
  | { type: 'typed'; answers: Partial<Answers> }
  | { type: 'continued'; isDoubtful: boolean }
  | { type: 'number-unknown' }
  | { type: 'went-back' }
  | { type: 'change-asked'; step: Step }
  | { type: 'idled' }
  | { type: 'stayed' }
  | { type: 'cleared' }
  | { type: 'save-started'; id: string }
  | { type: 'saved'; id: string; outcome: Outcome; who: string | null }
  | { type: 'save-failed'; capture: Capture; problem: SaveProblem }
  | { type: 'retried' }
  /** The page is about to be loaded again, for a new version. */
  | { type: 'restarted' }
  | { type: 'signed-out'; by: 'staff' | 'office' };

type Failed = Extract<VisitEvent, { type: 'save-failed' }>;

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

/** What could not be saved so far, on the screen or behind it. */
export const failureIn = (visit: Visit): Failure | null => {
  if (visit.at === 'save-failed') return { captures: visit.captures, problem: visit.problem };
  return 'behind' in visit ? visit.behind : null;
};

/** The visitor is done: now a failure that waited is for staff. */
const leave = (behind: Failure | null): Visit =>
  behind ? { at: 'save-failed', ...behind, retrying: false } : attract;

/** A doubtful number is asked about once: whoever continues with it is sure. */
const problemIn = (form: FormState, step: Step, isDoubtful: boolean): AnswerProblem | null => {
  const problem = problemOf(step, form.answers);
  if (problem || !isDoubtful) return problem;
  return form.problem === 'number.doubtful' ? null : 'number.doubtful';
};

const moveOn = (form: FormState, isDoubtful: boolean): FormState => {
  if (form.step === 'check') return form;
  const problem = problemIn(form, form.step, isDoubtful);
  if (problem) return { ...form, problem };
  const next = form.changedFrom ? 'check' : (steps[steps.indexOf(form.step) + 1] ?? 'check');
  return { ...form, step: next, problem: null, changedFrom: null };
};

const moveBack = (form: FormState): Visit => {
  if (form.changedFrom)
    return { ...form, step: 'check', answers: form.changedFrom, changedFrom: null, problem: null };
  if (form.step === 'name') return leave(form.behind);
  const previous = form.step === 'check' ? 'contact' : (steps[steps.indexOf(form.step) - 1] ?? 'name');
  return { ...form, step: previous, problem: null };
};

const afterForm = (form: FormState, event: VisitEvent): Visit => {
  switch (event.type) {
    case 'typed':
      return {
        ...form,
        answers: { ...form.answers, ...event.answers },
        // What was doubted is not there any more.
        problem: form.problem === 'number.doubtful' ? null : form.problem,
        warned: false,
      };
    case 'continued':
      return moveOn(form, event.isDoubtful);
    case 'number-unknown':
      return moveOn({ ...form, answers: { ...form.answers, number: null } }, false);
    case 'went-back':
      return moveBack(form);
    case 'change-asked':
      return { ...form, step: event.step, changedFrom: form.answers, problem: null };
    case 'idled':
      return { ...form, warned: true };
    case 'stayed':
      return { ...form, warned: false };
    case 'cleared':
      return leave(form.behind);
    default:
      return form;
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
      if (captures.length > 0) return { ...visit, captures };
      return { at: 'saved', id: event.id, outcome: event.outcome, who: event.who, behind: null };
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
      return { at: 'saving', id: event.id, behind: failureIn(visit) };
    case 'saved':
      if (visit.at !== 'saving' || visit.id !== event.id) return visit;
      return { at: 'saved', id: event.id, outcome: event.outcome, who: event.who, behind: visit.behind };
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
      return {
        at: 'form',
        step: 'name',
        answers: noAnswers,
        problem: null,
        changedFrom: null,
        warned: false,
        behind: null,
      };
    case 'form':
      return afterForm(visit, event);
    case 'saving':
      return visit;
    case 'saved':
      return event.type === 'cleared' ? leave(visit.behind) : visit;
    case 'save-failed':
      return afterFailure(visit, event);
  }
};

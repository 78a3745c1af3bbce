/** What the page for own phones is doing. Pure. */
import { type AnswerProblem, type Answers, noAnswers, problemOf, type Step, steps } from '#domain/answers.ts';
import type { OwnPhoneAnswer, StationWelcome } from '#domain/own-phone-wire.ts';

/** Why a code is of no use, whatever is typed. */
export type CodeProblem = 'unknown' | 'too-old' | 'too-early' | 'wrong-signature';
/** What may be over in a moment. */
export type Trouble = 'away' | 'busy';

export interface Wrong {
  step: Step;
  problem: AnswerProblem;
}

interface Filling {
  welcome: StationWelcome;
  answers: Answers;
}

export type Visit =
  | { at: 'no-code' }
  | { at: 'opening' }
  | { at: 'not-opened' }
  | { at: 'refused'; problem: CodeProblem }
  /** `wrong`: what was wrong when it was last looked at; a new list each time, so that it is said again. */
  | (Filling & { at: 'form'; wrong: Wrong[] })
  /** `id` is of these answers: however often they are sent, it is one check-in. */
  | (Filling & { at: 'check'; id: string; trouble: Trouble | null })
  | (Filling & { at: 'sending'; id: string })
  | { at: 'done'; answer: OwnPhoneAnswer };

export type VisitEvent =
  | { type: 'opened'; welcome: StationWelcome }
  | { type: 'not-opened' }
  | { type: 'asked-again' }
  | { type: 'refused'; problem: CodeProblem }
  | { type: 'typed'; answers: Partial<Answers> }
  | { type: 'continued'; id: string }
  | { type: 'change-asked' }
  | { type: 'sent' }
  | { type: 'troubled'; trouble: Trouble }
  | { type: 'signed-in'; answer: OwnPhoneAnswer };

export const firstVisit = (hasCode: boolean): Visit => ({ at: hasCode ? 'opening' : 'no-code' });

const wrongIn = (answers: Answers): Wrong[] =>
  steps.flatMap((step) => {
    const problem = problemOf(step, answers, 'sign-in');
    return problem ? [{ step, problem }] : [];
  });

const afterForm = (form: Extract<Visit, { at: 'form' }>, event: VisitEvent): Visit => {
  if (event.type === 'typed') return { ...form, answers: { ...form.answers, ...event.answers } };
  if (event.type !== 'continued') return form;
  const { welcome, answers } = form;
  const wrong = wrongIn(answers);
  return wrong.length > 0
    ? { ...form, wrong }
    : { at: 'check', welcome, answers, id: event.id, trouble: null };
};

const afterCheck = (check: Extract<Visit, { at: 'check' }>, event: VisitEvent): Visit => {
  const { welcome, answers, id } = check;
  if (event.type === 'change-asked') return { at: 'form', welcome, answers, wrong: [] };
  return event.type === 'sent' ? { at: 'sending', welcome, answers, id } : check;
};

const afterSending = (sending: Extract<Visit, { at: 'sending' }>, event: VisitEvent): Visit => {
  switch (event.type) {
    case 'troubled':
      return { ...sending, at: 'check', trouble: event.trouble };
    case 'refused':
      return { at: 'refused', problem: event.problem };
    case 'signed-in':
      return { at: 'done', answer: event.answer };
    default:
      return sending;
  }
};

const afterOpening = (visit: Visit, event: VisitEvent): Visit => {
  switch (event.type) {
    case 'opened':
      return { at: 'form', welcome: event.welcome, answers: noAnswers, wrong: [] };
    case 'not-opened':
      return { at: 'not-opened' };
    case 'refused':
      return { at: 'refused', problem: event.problem };
    default:
      return visit;
  }
};

/** What the page shows next. */
export const nextVisit = (visit: Visit, event: VisitEvent): Visit => {
  switch (visit.at) {
    case 'opening':
      return afterOpening(visit, event);
    case 'not-opened':
      return event.type === 'asked-again' ? { at: 'opening' } : visit;
    case 'form':
      return afterForm(visit, event);
    case 'check':
      return afterCheck(visit, event);
    case 'sending':
      return afterSending(visit, event);
    case 'no-code':
    case 'refused':
    case 'done':
      return visit;
  }
};

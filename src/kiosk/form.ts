import {
  type AnswerProblem,
  type Answers,
  type AskedFor,
  noAnswers,
  problemOf,
  type Step,
  steps,
} from '#domain/answers.ts';

/** How what was saved looks to the visitor. All are success. */
export type Outcome = 'signed-in' | 'again' | 'unreadable' | 'corrected' | 'withdrawn';

/** What was saved. `id` is the fact's own; `checkIn` is what it is about: itself, or the one it corrects. */
export interface Saved {
  id: string;
  checkIn: string;
  outcome: Outcome;
  /** Whom to thank; null without a name. */
  who: string | null;
  /** The name as it was given; empty where there was none. */
  name: string;
}

/** The pages of a form: one question each, then the check. */
export interface FormPages {
  step: Step | 'check';
  answers: Answers;
  problem: AnswerProblem | null;
  /** Came from "check answers" to change one: what was answered before, for "back". Continue leads there too. */
  changedFrom: Answers | null;
  /** Nobody touched it for a while: "do you need more time?" */
  warned: boolean;
  /** What this form puts right; null where somebody signs in. */
  corrects: Saved | null;
}

export type FormEvent =
  | { type: 'typed'; answers: Partial<Answers> }
  /** `isDoubtful`: the number is nobody's, as far as this tablet knows. */
  | { type: 'continued'; isDoubtful: boolean }
  | { type: 'number-unknown' }
  /** "Leave as it is", where something is put right. */
  | { type: 'skipped' }
  | { type: 'went-back' }
  | { type: 'change-asked'; step: Step }
  | { type: 'idled' }
  | { type: 'stayed' };

export const emptyForm: FormPages = {
  step: 'name',
  answers: noAnswers,
  problem: null,
  changedFrom: null,
  warned: false,
  corrects: null,
};

/** Asks for what may be wrong. Only the name is shown again: the rest of a badge is not for the next in the queue. */
export const correctionForm = (saved: Saved): FormPages => ({
  ...emptyForm,
  answers: { ...noAnswers, name: saved.name },
  corrects: saved,
});

/** Why it is asked: whoever corrects something may leave the rest as it is. */
const askedFor = ({ corrects }: FormPages): AskedFor => (corrects ? 'correction' : 'sign-in');

/** A doubtful number is asked about once: whoever continues with it is sure. */
const problemIn = (form: FormPages, step: Step, isDoubtful: boolean): AnswerProblem | null => {
  const problem = problemOf(step, form.answers, askedFor(form));
  if (problem || !isDoubtful) return problem;
  return form.problem === 'number.doubtful' ? null : 'number.doubtful';
};

const moveOn = <Form extends FormPages>(form: Form, isDoubtful = false): Form => {
  if (form.step === 'check') return form;
  const problem = problemIn(form, form.step, isDoubtful);
  if (problem) return { ...form, problem };
  const next = form.changedFrom ? 'check' : (steps[steps.indexOf(form.step) + 1] ?? 'check');
  return { ...form, step: next, problem: null, changedFrom: null };
};

const skip = <Form extends FormPages>(form: Form): Form =>
  moveOn({
    ...form,
    answers: {
      name: form.step === 'name' ? (form.corrects?.name ?? '') : form.answers.name,
      number: form.step === 'number' ? null : form.answers.number,
      contact: form.step === 'contact' ? '' : form.answers.contact,
    },
  });

const moveBack = <Form extends FormPages>(form: Form): Form | 'left' => {
  if (form.changedFrom)
    return { ...form, step: 'check', answers: form.changedFrom, changedFrom: null, problem: null };
  if (form.step === 'name') return 'left';
  const previous = form.step === 'check' ? 'contact' : (steps[steps.indexOf(form.step) - 1] ?? 'name');
  return { ...form, step: previous, problem: null };
};

/** The form's next page; `left` when its person went back from the first. */
export const nextForm = <Form extends FormPages>(form: Form, event: FormEvent): Form | 'left' => {
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
      return moveOn({ ...form, answers: { ...form.answers, number: null } });
    case 'skipped':
      return skip(form);
    case 'went-back':
      return moveBack(form);
    case 'change-asked':
      return { ...form, step: event.step, changedFrom: form.answers, problem: null };
    case 'idled':
      return { ...form, warned: true };
    case 'stayed':
      return { ...form, warned: false };
  }
};

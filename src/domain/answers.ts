import type { Claim } from './claim.ts';

/** What a visitor typed, kept as typed. `number` null: "I don't know it". */
export interface Answers {
  name: string;
  number: string | null;
  contact: string;
}

export const noAnswers: Answers = { name: '', number: '', contact: '' };

export const steps = ['name', 'number', 'contact'] as const;
/** One question, one page. */
export type Step = (typeof steps)[number];

export type AnswerProblem =
  | 'name.missing'
  | 'name.too-long'
  | 'number.missing'
  | 'number.wrong'
  /** Nobody has it, as far as this tablet knows; it does not know the newest. */
  | 'number.doubtful'
  | 'contact.missing'
  | 'contact.wrong';

export type AskedFor = 'sign-in' | 'correction';

const withoutBlanksAndHyphens = (text: string): string => text.replace(/[\s\u2010-\u2015-]/g, '');
const isEmail = (text: string): boolean => /^[^\s@]+@[^\s@]+\.[^\s@.]{2,}$/.test(text);
const isPhone = (text: string): boolean =>
  /^[+\d\s()./-]+$/.test(text) && text.replace(/\D/g, '').length >= 7 && text.replace(/\D/g, '').length <= 15;

const nameProblem = (name: string): AnswerProblem | null => {
  if (name.trim() === '') return 'name.missing';
  return name.trim().length > 200 ? 'name.too-long' : null;
};

const numberProblem = (number: string | null): AnswerProblem | null => {
  if (number === null) return null;
  const digits = withoutBlanksAndHyphens(number);
  if (digits === '') return 'number.missing';
  return /^\d{3,12}$/.test(digits) ? null : 'number.wrong';
};

const contactProblem = (contact: string): AnswerProblem | null => {
  const text = contact.trim();
  if (text === '') return 'contact.missing';
  return isEmail(text) || isPhone(text) ? null : 'contact.wrong';
};

const isLeftAsItIs = (step: Step, answers: Answers): boolean => (answers[step] ?? '').trim() === '';

/** What is wrong with the answer to one question, null if nothing. */
export const problemOf = (step: Step, answers: Answers, askedFor: AskedFor): AnswerProblem | null => {
  if (askedFor === 'correction' && isLeftAsItIs(step, answers)) return null;
  switch (step) {
    case 'name':
      return nameProblem(answers.name);
    case 'number':
      return numberProblem(answers.number);
    case 'contact':
      return contactProblem(answers.contact);
  }
};

/** Checked answers as a claim; empty ones say nothing. The name stays one field: matching splits it, people do not. */
export const claimOf = ({ name, number, contact }: Answers): Claim => {
  const fullName = name.trim().replace(/\s+/g, ' ');
  const digits = withoutBlanksAndHyphens(number ?? '');
  const text = contact.trim();
  return {
    ...(fullName !== '' && { full_name: fullName }),
    ...(digits !== '' && { registrant_number: digits }),
    ...(text !== '' && (isEmail(text) ? { email: text } : { phone: text })),
  };
};

/** What a correction says anew: a name left as it was is no news. Empty when nothing was changed. */
export const correctionOf = (answers: Answers, nameBefore: string): Claim => {
  const { full_name, ...rest } = claimOf(answers);
  const isSame = full_name === undefined || full_name === nameBefore.trim().replace(/\s+/g, ' ');
  return isSame ? rest : { full_name, ...rest };
};

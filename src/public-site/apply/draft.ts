/** An application while it is filled in: what was typed, which page comes next, and what is wrong with an answer. Pure. */
import { type AnswerProblem, type Answers, claimOf, noAnswers, problemOf } from '#domain/answers.ts';
import { type ApplicationFields, mostHours } from '#domain/application/application.ts';
import type { ApprovedEventList } from '#domain/applications-api.ts';
import { CalendarDay } from '#domain/calendar.ts';

export type FoundEvent = ApprovedEventList['events'][number];

export const pages = [
  'event',
  'other',
  'other-days',
  'days',
  'name',
  'number',
  'contact',
  'evidence',
  'check',
] as const;
/** One question, one page. */
export type PageName = (typeof pages)[number];

/** As typed; it may be half of a number or of a day. */
export interface OtherTexts {
  name: string;
  organiser: string;
  place: string;
  firstDay: string;
  lastDay: string;
  hours: string;
  programme: string;
}

export interface Draft {
  /** Made by this browser, and the same for every try to send it. */
  id: string;
  key: string;
  page: PageName;
  /** Whether the page was opened from the last one, to change an answer: it leads back there. */
  isChange: boolean;
  event: FoundEvent | null;
  isOther: boolean;
  days: string[];
  other: OtherTexts;
  answers: Answers;
  note: string;
}

const noTexts: OtherTexts = {
  name: '',
  organiser: '',
  place: '',
  firstDay: '',
  lastDay: '',
  hours: '',
  programme: '',
};

export const newDraft = (id: string, key: string): Draft => ({
  ...{ id, key, page: 'event', isChange: false, event: null, isOther: false, days: [], note: '' },
  other: noTexts,
  answers: noAnswers,
});

/** Pages that this application has. */
const hasPage = ({ event, isOther }: Draft, page: PageName): boolean => {
  switch (page) {
    case 'other':
    case 'other-days':
      return isOther;
    case 'days':
      return !isOther && (event?.days.length ?? 0) > 1;
    default:
      return true;
  }
};

export const pagesOf = (draft: Draft): PageName[] => pages.filter((page) => hasPage(draft, page));

/** `null`: there is none. */
export const pageBefore = (draft: Draft): PageName | null => {
  const own = pagesOf(draft);
  return own[own.indexOf(draft.page) - 1] ?? null;
};

export const pageAfter = (draft: Draft): PageName => {
  const own = pagesOf(draft);
  return own[own.indexOf(draft.page) + 1] ?? 'check';
};

type DraftProblem =
  | AnswerProblem
  | 'apply.event-none'
  | 'apply.days-none'
  | 'apply.other-name-missing'
  | 'apply.other-first-missing'
  | 'apply.other-last-missing'
  | 'apply.other-days-order'
  | 'apply.other-future'
  | 'apply.other-hours-wrong'
  | 'apply.evidence-none';

export interface Wrong {
  /** The input's id: a list of problems leads to it. */
  field: string;
  problem: DraftProblem;
}

/** Hours as people write them, with a comma too; null: no number. */
export const hoursIn = (text: string): number | null => {
  const hours = /^\d{1,3}(?:[.,]\d{1,2})?$/.test(text.trim()) ? Number(text.trim().replace(',', '.')) : 0;
  return hours > 0 && hours <= mostHours ? hours : null;
};

const wrongDays = ({ firstDay, lastDay, hours }: OtherTexts, today: string): Wrong[] => {
  const wrong: Wrong[] = [];
  const [first, last] = [CalendarDay.safeParse(firstDay), CalendarDay.safeParse(lastDay)];
  if (!first.success) wrong.push({ field: 'first-day', problem: 'apply.other-first-missing' });
  else if (firstDay > today) wrong.push({ field: 'first-day', problem: 'apply.other-future' });
  if (!last.success) wrong.push({ field: 'last-day', problem: 'apply.other-last-missing' });
  else if (first.success && lastDay < firstDay)
    wrong.push({ field: 'last-day', problem: 'apply.other-days-order' });
  if (hoursIn(hours) === null) wrong.push({ field: 'hours', problem: 'apply.other-hours-wrong' });
  return wrong;
};

/** What is wrong on the page that is open. `files`: how many were added; `today`: the applicant's. */
export const wrongOn = (draft: Draft, { files, today }: { files: number; today: string }): Wrong[] => {
  const { page, answers } = draft;
  switch (page) {
    case 'event':
      return draft.event === null ? [{ field: 'event', problem: 'apply.event-none' }] : [];
    case 'other':
      return draft.other.name.trim() === ''
        ? [{ field: 'other-name', problem: 'apply.other-name-missing' }]
        : [];
    case 'other-days':
      return wrongDays(draft.other, today);
    case 'days':
      return draft.days.length === 0 ? [{ field: 'days', problem: 'apply.days-none' }] : [];
    case 'name':
    case 'number':
    case 'contact': {
      const problem = problemOf(page, answers, 'sign-in');
      return problem ? [{ field: page, problem }] : [];
    }
    case 'evidence':
      return files === 0 ? [{ field: 'files', problem: 'apply.evidence-none' }] : [];
    case 'check':
      return [];
  }
};

const aboutOf = ({ event, isOther, days, other }: Draft): ApplicationFields['about'] => {
  if (!isOther)
    return event && { is: 'listed', event: event.id, days: days.length === event.days.length ? null : days };
  const hours = hoursIn(other.hours);
  if (hours === null) return null;
  const { name, organiser, place, firstDay, lastDay, programme } = other;
  return {
    is: 'other',
    ...{ name: name.trim(), organiser: organiser.trim(), place: place.trim() },
    ...{ firstDay, lastDay, hours, programme: programme.trim() },
  };
};

/** What the server is told of it. */
export const fieldsOf = (draft: Draft): ApplicationFields => {
  const { full_name, registrant_number, email, phone } = claimOf(draft.answers);
  return {
    about: aboutOf(draft),
    claim: {
      ...(full_name !== undefined && { full_name }),
      ...(registrant_number !== undefined && { registrant_number }),
      ...(email !== undefined && { email }),
      ...(phone !== undefined && { phone }),
    },
    note: draft.note.trim(),
  };
};

/** What the page for applications is doing. Pure. */
import type { Answers } from '#domain/answers.ts';
import {
  type Draft,
  type OtherTexts,
  type PageName,
  pageAfter,
  pageBefore,
  type Wrong,
  wrongOn,
} from './draft.ts';
import type { SentApplication } from './kept.ts';
import type { ServerProblem } from './server.ts';

interface Filling {
  draft: Draft;
}

export type Visit =
  | { at: 'opening' }
  | { at: 'start'; draft: Draft | null; sent: SentApplication[] }
  /** `wrong`: what was wrong when it was last looked at; a new list each time, so that it is said again. */
  | (Filling & { at: 'filling'; wrong: Wrong[]; trouble: ServerProblem | 'still-sending' | null })
  | (Filling & { at: 'sending' })
  /** `mailedTo`: null where no e-mail goes. */
  | { at: 'sent'; sent: SentApplication; mailedTo: string | null };

export type Typed = Partial<Pick<Draft, 'event' | 'isOther' | 'days' | 'note'>> & {
  answers?: Partial<Answers>;
  other?: Partial<OtherTexts>;
};

export type VisitEvent =
  | { type: 'opened'; draft: Draft | null; sent: SentApplication[] }
  | { type: 'begun'; draft: Draft }
  | { type: 'went-on' }
  | { type: 'typed'; typed: Typed }
  | { type: 'continued'; files: number; today: string }
  /** `page` null: the start. */
  | { type: 'went-to'; page: PageName | null; isChange: boolean }
  | { type: 'send' }
  | { type: 'troubled'; trouble: ServerProblem | 'still-sending' }
  | { type: 'sent'; sent: SentApplication; mailedTo: string | null };

export const firstVisit: Visit = { at: 'opening' };

const withTyped = (draft: Draft, { answers, other, ...rest }: Typed): Draft => ({
  ...draft,
  ...rest,
  // Days are those of one event.
  ...(rest.event &&
    rest.event.id !== draft.event?.id && { days: rest.event.days.length === 1 ? rest.event.days : [] }),
  answers: { ...draft.answers, ...answers },
  other: { ...draft.other, ...other },
});

const asked = (draft: Draft): Visit => ({ at: 'filling', draft, wrong: [], trouble: null });

/** After an answer that was changed the last page comes again, unless the new answer asks for more. */
const afterPage = (draft: Draft): Draft => {
  const next = pageAfter(draft);
  const isMore = next === 'days' ? draft.days.length === 0 : next.startsWith('other');
  return draft.isChange && !isMore ? { ...draft, page: 'check', isChange: false } : { ...draft, page: next };
};

const afterFilling = (visit: Extract<Visit, { at: 'filling' }>, event: VisitEvent): Visit => {
  const { draft } = visit;
  switch (event.type) {
    case 'typed':
      return { ...visit, draft: withTyped(draft, event.typed) };
    case 'continued': {
      const wrong = wrongOn(draft, event);
      return wrong.length > 0 ? { ...visit, wrong } : asked(afterPage(draft));
    }
    case 'went-to':
      if (event.page === null) return { at: 'start', draft, sent: [] };
      return asked({ ...draft, page: event.page, isChange: event.isChange });
    case 'send':
      return { at: 'sending', draft };
    case 'troubled':
      return { ...visit, trouble: event.trouble };
    default:
      return visit;
  }
};

const afterSending = (visit: Extract<Visit, { at: 'sending' }>, event: VisitEvent): Visit => {
  if (event.type === 'sent') return { at: 'sent', sent: event.sent, mailedTo: event.mailedTo };
  return event.type === 'troubled'
    ? { at: 'filling', draft: visit.draft, wrong: [], trouble: event.trouble }
    : visit;
};

/** What the page shows next. */
export const nextVisit = (visit: Visit, event: VisitEvent): Visit => {
  switch (visit.at) {
    case 'opening':
      return event.type === 'opened' ? { at: 'start', draft: event.draft, sent: event.sent } : visit;
    case 'start':
      if (event.type === 'begun') return asked(event.draft);
      return event.type === 'went-on' && visit.draft ? asked(visit.draft) : visit;
    case 'filling':
      return afterFilling(visit, event);
    case 'sending':
      return afterSending(visit, event);
    case 'sent':
      return visit;
  }
};

/** Where the way back leads. */
export const backFrom = (draft: Draft): PageName | null => (draft.isChange ? 'check' : pageBefore(draft));

/** What the organiser's page shows, as a state machine. Pure. */
import type { OrganiserAnswer, OrganiserPage, OrganiserReading } from '#domain/organiser-api.ts';

export type LinkProblem = 'unknown' | 'expired' | 'taken-back';

/** Why a file was not sent: a word of ours, or the server's sentence about the file. */
export type Trouble = { is: 'away' | 'busy' | 'empty' | 'too-large' } | { is: 'refused'; sentence: string };

interface Open {
  at: 'open';
  page: OrganiserPage;
  /** The file that is on its way. */
  sending: string | null;
  /** How the file that was sent last was read. */
  read: { name: string; reading: OrganiserReading } | null;
  troubles: { name: string; trouble: Trouble }[];
}

export type Visit =
  | { at: 'no-link' }
  | { at: 'opening' }
  | { at: 'not-opened' }
  | { at: 'refused'; problem: LinkProblem }
  | Open;

export type VisitEvent =
  | { type: 'asked-again' }
  | { type: 'opened'; page: OrganiserPage }
  | { type: 'not-opened' }
  | { type: 'refused'; problem: LinkProblem }
  /** Files were chosen: what was said of earlier ones is done with. */
  | { type: 'chosen' }
  | { type: 'sending'; name: string }
  | { type: 'sent'; name: string; answer: OrganiserAnswer }
  | { type: 'not-sent'; name: string; trouble: Trouble };

export const firstVisit = (hasLink: boolean): Visit => ({ at: hasLink ? 'opening' : 'no-link' });

/** Whether the page has something to wait for. */
export const isCounting = (visit: Visit): boolean =>
  visit.at === 'open' &&
  visit.page.lists.some(({ standing }) => standing.is === 'received' && standing.report.is === 'counting');

const afterOpen = (visit: Open, event: VisitEvent): Visit => {
  switch (event.type) {
    case 'opened':
      return { ...visit, page: event.page };
    case 'chosen':
      return { ...visit, troubles: [], read: null };
    case 'sending':
      return { ...visit, sending: event.name };
    case 'sent':
      return {
        ...visit,
        sending: null,
        page: event.answer.page,
        read: { name: event.name, reading: event.answer.reading },
      };
    case 'not-sent':
      return {
        ...visit,
        sending: null,
        troubles: [...visit.troubles, { name: event.name, trouble: event.trouble }],
      };
    case 'not-opened':
    case 'asked-again':
    case 'refused':
      return visit;
  }
};

/** What the page shows next. */
export const nextVisit = (visit: Visit, event: VisitEvent): Visit => {
  if (event.type === 'refused') return { at: 'refused', problem: event.problem };
  switch (visit.at) {
    case 'opening':
      if (event.type === 'opened')
        return { at: 'open', page: event.page, sending: null, read: null, troubles: [] };
      return event.type === 'not-opened' ? { at: 'not-opened' } : visit;
    case 'not-opened':
      return event.type === 'asked-again' ? { at: 'opening' } : visit;
    case 'open':
      return afterOpen(visit, event);
    case 'no-link':
    case 'refused':
      return visit;
  }
};

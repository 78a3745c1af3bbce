/** What the organiser's page shows, as a state machine. Pure. */
import type { FileRefusal } from '#domain/list-problem.ts';
import type { OrganiserAnswer, OrganiserPage, OrganiserReading } from '#domain/organiser-api.ts';

export type LinkProblem = 'unknown' | 'expired' | 'taken-back';

/** Why a file was not sent, or what the server found wrong with it. */
export type Trouble =
  | { is: 'away' | 'busy' | 'empty' | 'too-large' | 'none-left' }
  | { is: 'refused'; file: FileRefusal };

/** Why columns were not taken as they were said to be. */
export type ChoiceTrouble =
  | { is: 'away' | 'busy' | 'no-names' | 'no-people' | 'closed' | 'read-often' }
  | { is: 'refused'; file: FileRefusal };

/** A file that was sent, as it was read, until its sender says that this is right. */
export interface ReadFile {
  name: string;
  reading: OrganiserReading;
  /** From 0: how often it was read again. */
  nth: number;
  isBusy: boolean;
  trouble: ChoiceTrouble | null;
}

interface Open {
  at: 'open';
  page: OrganiserPage;
  /** The file that is on its way. */
  sending: string | null;
  /** In the order in which they were sent. */
  reads: ReadFile[];
  troubles: { name: string; trouble: Trouble }[];
  /** Why a list whose columns are no longer in view was not counted. */
  listTrouble: { list: string; trouble: ChoiceTrouble } | null;
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
  | { type: 'not-sent'; name: string; trouble: Trouble }
  | { type: 'asked-of-list'; list: string }
  | { type: 'read-again'; answer: OrganiserAnswer }
  | { type: 'counted'; list: string; page: OrganiserPage }
  | { type: 'not-done'; list: string; trouble: ChoiceTrouble };

export const firstVisit = (hasLink: boolean): Visit => ({ at: hasLink ? 'opening' : 'no-link' });

/** Whether the page has something to wait for. */
export const isCounting = (visit: Visit): boolean =>
  visit.at === 'open' &&
  visit.page.lists.some(({ standing }) => standing.is === 'received' && standing.report.is === 'counting');

/** The files with what became of one of them. */
const withRead = (visit: Open, list: string, change: (read: ReadFile) => ReadFile): Open => ({
  ...visit,
  reads: visit.reads.map((read) => (read.reading.list === list ? change(read) : read)),
});

const afterOpen = (visit: Open, event: VisitEvent): Visit => {
  switch (event.type) {
    case 'opened':
      return { ...visit, page: event.page };
    case 'chosen':
      return { ...visit, troubles: [] };
    case 'sending':
      return { ...visit, sending: event.name };
    case 'sent':
      return {
        ...visit,
        sending: null,
        page: event.answer.page,
        reads: [
          ...visit.reads,
          { name: event.name, reading: event.answer.reading, nth: 0, isBusy: false, trouble: null },
        ],
      };
    case 'not-sent':
      return {
        ...visit,
        sending: null,
        troubles: [...visit.troubles, { name: event.name, trouble: event.trouble }],
      };
    case 'asked-of-list':
      return withRead({ ...visit, listTrouble: null }, event.list, (read) => ({
        ...read,
        isBusy: true,
        trouble: null,
      }));
    case 'read-again': {
      const { page, reading } = event.answer;
      return withRead({ ...visit, page }, reading.list, (read) => ({
        ...read,
        reading,
        nth: read.nth + 1,
        isBusy: false,
      }));
    }
    case 'counted':
      return {
        ...visit,
        page: event.page,
        reads: visit.reads.filter(({ reading }) => reading.list !== event.list),
      };
    case 'not-done': {
      const { list, trouble } = event;
      if (!visit.reads.some(({ reading }) => reading.list === list))
        return { ...visit, listTrouble: { list, trouble } };
      return withRead(visit, list, (read) => ({ ...read, isBusy: false, trouble }));
    }
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
        return { at: 'open', page: event.page, sending: null, reads: [], troubles: [], listTrouble: null };
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

/** Attendance lists in the office's words. All pure. */
import type { ListJob, ListSummary } from '#domain/attendance-lists-api.ts';
import { timeText } from '../words.ts';

const jobs: Record<ListJob['what'], string> = {
  'look-up': 'Looking the rows up',
  post: 'Posting',
  undo: 'Undoing',
};
export const jobText = ({ what }: ListJob): string => jobs[what];

/** Where a list stands, in one sentence. */
export const stateText = ({ state, last, job }: ListSummary): string => {
  if (job) return `${jobText(job)}…`;
  switch (state) {
    case 'read':
      return 'Not looked up yet';
    case 'looked-up':
      return 'Looked up, not posted';
    case 'posted':
      return last ? `Posted by ${last.by}, ${timeText(last.at)}` : 'Posted';
    case 'undone':
      return last ? `Undone by ${last.by}, ${timeText(last.at)}` : 'Undone';
  }
};
/** When and from whom a list came: staff, or the organiser by a link that staff made. */
export const receivedText = ({
  receivedAt,
  receivedBy,
  sentByOrganiser,
}: Pick<ListSummary, 'receivedAt' | 'receivedBy' | 'sentByOrganiser'>): string =>
  sentByOrganiser
    ? `sent by the organiser ${timeText(receivedAt)}, by the link that ${receivedBy} made`
    : `received ${timeText(receivedAt)} by ${receivedBy}`;

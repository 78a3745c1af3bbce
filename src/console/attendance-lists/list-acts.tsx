import type { ListPage } from '#domain/attendance-lists-api.ts';
import { Button } from '../../ui/button.tsx';
import { rowsText } from '../lists/words.ts';
import { Report } from './report.tsx';
import { jobText } from './words.ts';

export type Act = 'look-up' | 'post' | 'undo' | 'cancel';

interface ListActsProps {
  list: ListPage;
  onAct: (act: Act) => void;
}

const Progress = ({ list, onAct }: ListActsProps) =>
  list.job && (
    <div class="job">
      <label>
        <span role="status">{jobText(list.job)}…</span>
        <progress max={1} value={list.job.share} />
      </label>
      <Button onPress={() => onAct('cancel')}>Cancel</Button>
    </div>
  );

/** How many rows would be posted: those left out are not. */
const rowsToPost = ({ report }: ListPage): number =>
  report ? report.certain + report.review + report.unknown : 0;

const Next = ({ list, onAct }: ListActsProps) => {
  const review = `/console/review?event=${encodeURIComponent(list.event.id)}`;
  switch (list.state) {
    case 'read':
      return (
        <>
          <p>
            Look the rows up among the registrants to see what posting the list would do. Nothing is posted
            yet.
          </p>
          <p class="buttons">
            <Button kind="main" disabled={list.rows === 0} onPress={() => onAct('look-up')}>
              Look up {rowsText(list.rows)}
            </Button>
          </p>
        </>
      );
    case 'looked-up':
    case 'undone':
      return (
        <>
          <p>
            {list.state === 'undone'
              ? 'This list was posted and undone: nothing of it counts.'
              : 'Nothing is posted yet. Who is certain is credited; the others go to review.'}
          </p>
          <p class="buttons">
            <Button kind="main" disabled={rowsToPost(list) === 0} onPress={() => onAct('post')}>
              Post {rowsText(rowsToPost(list))}
              {list.state === 'undone' ? ' again' : ''}
            </Button>
            {list.state === 'looked-up' && <Button onPress={() => onAct('look-up')}>Look up again</Button>}
          </p>
          {rowsToPost(list) === 0 && <p class="note">There is nothing new in this list.</p>}
        </>
      );
    case 'posted':
      return (
        <>
          <p>
            Posted as one. <a href={review}>Decide on those in review</a>, and undo the whole list if it was
            wrong.
          </p>
          <p class="buttons">
            <Button onPress={() => onAct('undo')}>Undo this list</Button>
          </p>
        </>
      );
  }
};

/** What the list would do or did, and what can be done next. */
export const ListActs = ({ list, onAct }: ListActsProps) => (
  <>
    {list.trouble && (
      <p class="trouble" role="alert">
        {list.trouble}
      </p>
    )}
    {list.report && <Report report={list.report} />}
    {list.job ? <Progress list={list} onAct={onAct} /> : <Next list={list} onAct={onAct} />}
    {list.settling > 0 && (
      <p class="quiet" role="status">
        The ledger is being settled: {list.settling} to go.
      </p>
    )}
    {list.report && (
      <p class="outcome">
        <a href={`/api/attendance-lists/${list.id}/outcome.csv`} download>
          Outcome of every row (CSV)
        </a>
      </p>
    )}
  </>
);

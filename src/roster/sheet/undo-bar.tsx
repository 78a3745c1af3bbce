import { say } from '../../messages/index.ts';
import type { Desk } from '../desk.ts';
import { actWords } from '../words.ts';

/** What was saved last, and the way back: always on screen. */
export const UndoBar = ({ desk }: { desk: Desk }) => {
  const act = desk.undoable.value;
  const last = desk.lastAct.value;
  return (
    <div class="undo-bar">
      <p class="undo-bar-said" role="status">
        {last &&
          (last.length === 0
            ? say('roster.known-badge')
            : say('roster.done', { what: actWords(desk, last) }))}
      </p>
      <button
        type="button"
        class="button button-plain undo"
        disabled={act === null}
        aria-label={act ? say('roster.undo-what', { what: actWords(desk, act) }) : say('roster.undo')}
        onClick={() => act && void desk.undo(act)}
      >
        <svg viewBox="0 0 24 24" aria-hidden="true">
          <path d="M8 5L4 9l4 4 M4 9h10a5.5 5.5 0 0 1 0 11h-4" />
        </svg>
        {say('roster.undo')}
      </button>
    </div>
  );
};

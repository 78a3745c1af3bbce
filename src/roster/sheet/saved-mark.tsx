import { say } from '../../messages/index.ts';
import type { SenderView } from '../../tablet/sender.ts';

interface SavedMarkProps {
  sender: SenderView | null;
  /** Changes of this class that are kept here only. */
  unsent: number;
  isUpToDate: boolean | null;
  onTry: () => void;
}

const wordsOf = ({ reach }: SenderView, kept: number): string => {
  if (reach.is === 'refused') return say('roster.refused', { count: kept });
  return kept === 0 ? say('roster.safe') : say('roster.not-sent', { count: kept });
};

/** The quiet mark: is everything on the server? A touch tries at once. */
export const SavedMark = ({ sender, unsent, isUpToDate, onTry }: SavedMarkProps) => {
  if (!sender) return null;
  const isSafe = unsent === 0 && sender.reach.is !== 'refused';
  const isAlone = isSafe && isUpToDate === false;
  return (
    <button
      type="button"
      class={`saved-mark ${isSafe ? 'saved-mark-safe' : ''}`}
      data-testid="safety"
      title={isAlone ? say('roster.alone') : say('roster.send-now')}
      onClick={onTry}
    >
      <svg viewBox="0 0 24 24" aria-hidden="true">
        <path
          d={
            isSafe
              ? 'M4 12.5l5.5 5.5L20 6.5'
              : 'M12 7v5.5l3.5 2 M12 3.5a8.5 8.5 0 1 0 0 17a8.5 8.5 0 1 0 0-17'
          }
        />
      </svg>
      <span role="status">{wordsOf(sender, unsent)}</span>
    </button>
  );
};

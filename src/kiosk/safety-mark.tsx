import { say } from '../messages/index.ts';
import type { SenderView } from '../tablet/sender.ts';
import { StaffDoor } from './staff/staff-door.tsx';

const wordsOf = ({ unsent, parked, reach }: SenderView): string => {
  const kept = unsent + parked;
  if (reach.is === 'refused') return say('safety.refused', { count: kept });
  return kept === 0 ? say('safety.all-safe') : say('safety.kept', { count: kept });
};

/** The quiet mark for staff: is everything on the server? An outbox is only ever emptied by acknowledgements. */
export const SafetyMark = ({ sender, onOpen }: { sender: SenderView; onOpen: () => void }) => {
  const isSafe = sender.unsent + sender.parked === 0 && sender.reach.is !== 'refused';
  return (
    <StaffDoor look={isSafe ? 'safety-all' : 'safety-kept'} onOpen={onOpen}>
      {wordsOf(sender)}
    </StaffDoor>
  );
};

import { useState } from 'preact/hooks';
import { say } from '../messages/index.ts';
import { Button } from '../ui/button.tsx';
import type { Classroom } from './classroom.ts';
import type { Desk } from './desk.ts';

interface ClassOffProps {
  classroom: Classroom;
  desk: Desk;
  onCancel: () => void;
}

/** Why a class has to stay, in words; null where it may go. */
const hindranceOf = (classroom: Classroom, desk: Desk): string | null => {
  const { value: unsent } = classroom.unsent;
  if (!desk.roster.value.closing) return say('roster.class-off.not-closed');
  return unsent > 0 ? say('roster.class-off.not-sent', { count: unsent }) : null;
};

/** Takes a class off the device: only what is closed and wholly on the server. */
export const ClassOff = ({ classroom, desk, onCancel }: ClassOffProps) => {
  const [isRefused, setRefused] = useState(false);
  const hindrance = hindranceOf(classroom, desk);
  const takeOff = async (): Promise<void> => setRefused(!(await classroom.takeOff()));
  return (
    <>
      <p class={hindrance ? 'roster-problem' : ''} role={hindrance ? 'alert' : undefined}>
        {hindrance ?? say('roster.class-off.lead', { name: desk.event.name })}
      </p>
      {isRefused && !hindrance && (
        <p class="roster-problem" role="alert">
          {say('roster.class-off.failed')}
        </p>
      )}
      {!hindrance && (
        <Button kind="main" onPress={() => void takeOff()}>
          {say('roster.class-off.act')}
        </Button>
      )}
      <Button kind="quiet" onPress={onCancel}>
        {say('roster.cancel')}
      </Button>
    </>
  );
};

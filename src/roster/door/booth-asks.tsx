import { useState } from 'preact/hooks';
import { say } from '../../messages/index.ts';
import { Button } from '../../ui/button.tsx';
import type { Classroom } from '../classroom.ts';
import type { Door } from './door.ts';

interface BoothAsksProps {
  classroom: Classroom;
  door: Extract<Door, { at: 'booth-asks' }>;
}

/** A roster's link was opened where a booth's kiosk runs: nobody takes it away from its visitors by mistake. */
export const BoothAsks = ({ classroom, door: { link } }: BoothAsksProps) => {
  const [isRefused, setRefused] = useState(false);
  const { pack } = classroom.enrolment.value ?? {};
  const unsent = classroom.booth.exposed.value;
  const turn = async (): Promise<void> => setRefused(!(await classroom.booth.leave(link)));
  return (
    <section class="roster-notice">
      <h1>{say('roster.booth.title', { station: pack?.station ?? '' })}</h1>
      <p>
        {say('roster.booth.event', { event: pack?.event.name ?? '' })}{' '}
        {link.name ? say('roster.booth.ask', { name: link.name }) : say('roster.booth.ask-any')}
      </p>
      <p>{say('roster.booth.after')}</p>
      {unsent > 0 && (
        <p class={isRefused ? 'roster-problem' : ''} role="alert">
          {say('roster.booth.unsent', { count: unsent })}
        </p>
      )}
      <div class="roster-buttons roster-buttons-stretched">
        <Button onPress={() => location.replace('/kiosk')}>{say('roster.booth.stay')}</Button>
        <Button kind="main" onPress={() => void turn()}>
          {say('roster.booth.leave')}
        </Button>
      </div>
    </section>
  );
};

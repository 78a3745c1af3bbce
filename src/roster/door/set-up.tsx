import type { ComponentChildren } from 'preact';
import { say } from '../../messages/index.ts';
import { Button } from '../../ui/button.tsx';
import type { Classroom } from '../classroom.ts';
import type { Door } from './door.ts';

interface NoticeProps {
  title: string;
  lead: string;
  children?: ComponentChildren;
}

const Notice = ({ title, lead, children }: NoticeProps) => (
  <section class="roster-notice">
    <img src="/icons/icon.svg" alt="" width="72" height="72" />
    <h1>{title}</h1>
    <p>{lead}</p>
    {children}
  </section>
);

export const Wait = ({ words }: { words: string }) => (
  <p class="roster-wait" role="status">
    {words}
  </p>
);

export const StorageBroken = () => (
  <Notice title={say('roster.storage.title')} lead={say('roster.storage.lead')} />
);

export const NotEnrolled = () => (
  <Notice title={say('roster.not-enrolled.title')} lead={say('roster.not-enrolled.lead')} />
);

interface SignedOutProps {
  /** The class that it was; null where it was the only one. */
  name: string | null;
  children: ComponentChildren;
}

export const SignedOut = ({ name, children }: SignedOutProps) => (
  <Notice
    title={name ? say('roster.signed-out.class', { name }) : say('roster.signed-out.title')}
    lead={say('roster.signed-out.lead')}
  >
    {children}
  </Notice>
);

interface FailedProps {
  classroom: Classroom;
  door: Extract<Door, { at: 'enrolment-failed' }>;
}

export const EnrolmentFailed = ({ classroom, door: { code, problem } }: FailedProps) => {
  const mayHelp = problem === 'no-network' || problem === 'server-trouble';
  return (
    <section class="roster-notice" role="alert">
      <h1>{say('roster.enrolment.title')}</h1>
      <p>{say(`roster.enrolment.${problem}`)}</p>
      {mayHelp && (
        <Button kind="main" onPress={() => void classroom.enrol(code)}>
          {say('roster.try-again')}
        </Button>
      )}
    </section>
  );
};

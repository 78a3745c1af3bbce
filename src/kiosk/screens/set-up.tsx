import { say } from '../../messages/index.ts';
import { Button } from '../../ui/button.tsx';
import type { Booth } from '../booth.ts';
import { useInstallGuide } from '../install/use-install-guide.ts';
import type { Visit } from '../visit.ts';

export const Starting = () => <p class="set-up set-up-wait">{say('starting')}</p>;

export const Enrolling = () => (
  <section class="set-up" role="status">
    <h1>{say('enrolling.title')}</h1>
  </section>
);

const stepsToEnrol = ['not-enrolled.step-1', 'not-enrolled.step-2', 'not-enrolled.step-3'] as const;

export const NotEnrolled = () => {
  const InstallGuide = useInstallGuide();
  return (
    <section class="set-up">
      <img src="/icons/icon.svg" alt="" width="96" height="96" />
      <h1>{say('not-enrolled.title')}</h1>
      {InstallGuide && <InstallGuide enrolled={false} />}
      <p>{say('not-enrolled.lead')}</p>
      <ol class="set-up-steps">
        {stepsToEnrol.map((step) => (
          <li key={step}>{say(step)}</li>
        ))}
      </ol>
      <p class="set-up-note">{say('not-enrolled.note')}</p>
    </section>
  );
};

interface EnrolmentFailedProps {
  booth: Booth;
  visit: Extract<Visit, { at: 'enrolment-failed' }>;
}

export const EnrolmentFailed = ({ booth, visit: { code, problem } }: EnrolmentFailedProps) => {
  const mayHelp = problem === 'no-network' || problem === 'server-trouble';
  return (
    <section class="set-up" role="alert">
      <h1>{say('enrolment.failed-title')}</h1>
      <p>{say(`enrolment.${problem}`)}</p>
      {mayHelp && (
        <Button kind="main" onPress={() => void booth.enrol(code)}>
          {say('enrolment.try-again')}
        </Button>
      )}
    </section>
  );
};

export const StorageBroken = () => (
  <section class="set-up" role="alert">
    <h1>{say('storage.title')}</h1>
    <p>{say('storage.lead')}</p>
  </section>
);

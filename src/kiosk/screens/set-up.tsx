/** What staff see where a tablet is no station yet, or no more. */
import { addWords, say } from '../../messages/index.ts';
import { setUpWords } from '../../messages/set-up.ts';
import { Button } from '../../ui/button.tsx';
import type { Booth } from '../booth.ts';
import { loadInstallGuide } from '../install/use-install-guide.ts';
import type { Visit } from '../visit.ts';

// The page is shown with its guide or without it: one that came later would push the words under people's eyes.
const [InstallGuide] = await Promise.all([loadInstallGuide(), addWords(setUpWords)]);

const Enrolling = () => (
  <section class="set-up" role="status">
    <h1>{say('enrolling.title')}</h1>
  </section>
);

const stepsToEnrol = ['not-enrolled.step-1', 'not-enrolled.step-2', 'not-enrolled.step-3'] as const;

const NotEnrolled = () => (
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

interface EnrolmentFailedProps {
  booth: Booth;
  visit: Extract<Visit, { at: 'enrolment-failed' }>;
}

const EnrolmentFailed = ({ booth, visit: { code, problem } }: EnrolmentFailedProps) => {
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

interface SignedOutProps {
  by: 'staff' | 'office';
  onClear: () => void;
}

/** The end of a station: this tablet holds nothing any more, and says who ended it. */
const SignedOut = ({ by, onClear }: SignedOutProps) => (
  <section class="set-up" role="status">
    <h1>{say('signed-out.title')}</h1>
    <p>{say(`signed-out.by-${by}`)}</p>
    <p class="set-up-note">{say('signed-out.lead')}</p>
    <div>
      <Button onPress={onClear}>{say('signed-out.again')}</Button>
    </div>
  </section>
);

export interface SetUpProps {
  booth: Booth;
  visit: Extract<Visit, { at: 'not-enrolled' | 'enrolling' | 'enrolment-failed' | 'signed-out' }>;
}

export const SetUp = ({ booth, visit }: SetUpProps) => {
  switch (visit.at) {
    case 'not-enrolled':
      return <NotEnrolled />;
    case 'enrolling':
      return <Enrolling />;
    case 'enrolment-failed':
      return <EnrolmentFailed booth={booth} visit={visit} />;
    case 'signed-out':
      return <SignedOut by={visit.by} onClear={() => booth.send({ type: 'cleared' })} />;
  }
};

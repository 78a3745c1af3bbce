import { steps } from '#domain/answers.ts';
import { privacyText } from '#domain/privacy-text.ts';
import { language, say } from '../../messages/index.ts';
import { Button } from '../../ui/button.tsx';
import { Page } from './page.tsx';
import type { Visit } from './visit.ts';

interface CheckProps {
  visit: Extract<Visit, { at: 'check' | 'sending' }>;
  onChange: () => void;
  onSignIn: () => void;
}

/** What will be sent, once more; and where sending stands. */
export const Check = ({ visit, onChange, onSignIn }: CheckProps) => {
  const isSending = visit.at === 'sending';
  const trouble = visit.at === 'check' ? visit.trouble : null;
  return (
    <Page title={say('here.check')}>
      <dl class="here-answers">
        {steps.map((step) => (
          <div key={step}>
            <dt>{say(`check.${step}`)}</dt>
            <dd>{visit.answers[step] ?? say('check.number-unknown')}</dd>
          </div>
        ))}
      </dl>
      <p class="here-trouble" role="alert">
        {trouble && say(`here.${trouble}`)}
      </p>
      <Button kind="main" disabled={isSending} onPress={onSignIn}>
        {say(trouble ? 'here.try-again' : 'here.sign-in')}
      </Button>
      <Button disabled={isSending} onPress={onChange}>
        {say('here.change')}
      </Button>
      <p class="here-sending" role="status">
        {isSending && say('here.sending')}
      </p>
      <p class="here-notice">{privacyText(visit.welcome.privacyNotice, language.value)}</p>
    </Page>
  );
};

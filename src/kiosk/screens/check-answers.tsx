import { useEffect, useRef } from 'preact/hooks';
import { correctionOf, type Step, steps } from '#domain/answers.ts';
import { say } from '../../messages/index.ts';
import { Button } from '../../ui/button.tsx';
import type { Booth } from '../booth.ts';
import { PrivacyNotice } from '../privacy.tsx';
import type { FormState } from '../visit.ts';

const shownOf = ({ answers, corrects }: FormState, step: Step): string => {
  const answer = answers[step];
  if (corrects && !answer?.trim()) return say('correct.as-before');
  return answer ?? say('check.number-unknown');
};

export const CheckAnswers = ({ booth, form }: { booth: Booth; form: FormState }) => {
  const { answers, corrects } = form;
  const isUnchanged = corrects !== null && Object.keys(correctionOf(answers, corrects.name)).length === 0;
  const title = useRef<HTMLHeadingElement>(null);
  useEffect(() => title.current?.focus(), []);
  return (
    <div class="form-page">
      <h1 ref={title} tabIndex={-1}>
        {say('check.question')}
      </h1>
      <dl class="check">
        {steps.map((step) => (
          <div key={step} class="check-row">
            <dt>{say(`check.${step}`)}</dt>
            <dd>{shownOf(form, step)}</dd>
            <dd class="check-change">
              <Button kind="quiet" onPress={() => booth.send({ type: 'change-asked', step })}>
                {say('form.change')}
                <span class="unseen"> {say(`check.${step}`)}</span>
              </Button>
            </dd>
          </div>
        ))}
      </dl>
      <div class="form-acts">
        <Button kind="main" type="submit" disabled={isUnchanged}>
          {say(corrects ? 'correct.save' : 'check.sign-in')}
        </Button>
      </div>
      {isUnchanged && <p class="notice">{say('correct.nothing')}</p>}
      <PrivacyNotice booth={booth} />
    </div>
  );
};

import { useEffect, useRef } from 'preact/hooks';
import { type Answers, steps } from '#domain/answers.ts';
import { say } from '../../messages/index.ts';
import { Button } from '../../ui/button.tsx';
import type { Booth } from '../booth.ts';

export const CheckAnswers = ({ booth, answers }: { booth: Booth; answers: Answers }) => {
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
            <dd>{answers[step] ?? say('check.number-unknown')}</dd>
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
        <Button kind="main" type="submit">
          {say('check.sign-in')}
        </Button>
      </div>
      <p class="notice">{booth.station.value?.pack.privacyNotice.text}</p>
    </div>
  );
};

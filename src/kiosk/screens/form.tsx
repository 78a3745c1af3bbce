import { steps } from '#domain/answers.ts';
import { say } from '../../messages/index.ts';
import { Button } from '../../ui/button.tsx';
import { useIdle } from '../../ui/use-idle.ts';
import type { Booth } from '../booth.ts';
import { PrivacyNotice } from '../privacy.tsx';
import type { FormState } from '../visit.ts';
import { CheckAnswers } from './check-answers.tsx';
import { MoreTime } from './more-time.tsx';
import { NumberQuestion } from './number-question.tsx';
import { SkipButton } from './skip-button.tsx';
import { TextQuestion } from './text-question.tsx';

const idleMs = 60_000;

const Question = ({ booth, form }: { booth: Booth; form: FormState }) => {
  switch (form.step) {
    case 'name':
      return (
        <TextQuestion
          key="name"
          step="name"
          question={say(form.corrects ? 'correct.name-question' : 'name.question')}
          value={form.answers.name}
          problem={form.problem}
          onType={(name) => booth.send({ type: 'typed', answers: { name } })}
          otherAct={form.corrects && <SkipButton booth={booth} />}
        >
          <PrivacyNotice booth={booth} />
        </TextQuestion>
      );
    case 'number':
      return <NumberQuestion booth={booth} form={form} />;
    case 'contact':
      return (
        <TextQuestion
          key="contact"
          step="contact"
          question={say('contact.question')}
          value={form.answers.contact}
          problem={form.problem}
          onType={(contact) => booth.send({ type: 'typed', answers: { contact } })}
          otherAct={form.corrects && <SkipButton booth={booth} />}
        />
      );
    case 'check':
      return <CheckAnswers booth={booth} form={form} />;
  }
};

/** Signing in by hand: one question a page, then the check. */
export const Form = ({ booth, form }: { booth: Booth; form: FormState }) => {
  useIdle(idleMs, () => booth.send({ type: 'idled' }));
  const submit = (event: Event): void => {
    event.preventDefault();
    if (form.step === 'check') booth.submit();
    else booth.goOn();
  };
  return (
    <form class="form" onSubmit={submit} noValidate autocomplete="off">
      <header class="form-head">
        <Button kind="quiet" onPress={() => booth.send({ type: 'went-back' })}>
          <svg class="form-back" viewBox="0 0 24 24" aria-hidden="true">
            <path d="M15 4l-8 8 8 8" />
          </svg>
          {say('form.back')}
        </Button>
        {form.step !== 'check' && (
          <p class="form-step">
            {form.group !== null && form.group > 0 && `${say('group.count', { count: form.group })} · `}

            {say('form.step', { step: steps.indexOf(form.step) + 1, steps: steps.length })}
          </p>
        )}
        <Button kind="quiet" onPress={() => booth.send({ type: 'cleared' })}>
          {say(form.group === null ? 'form.start-over' : 'group.done')}
        </Button>
      </header>
      <Question booth={booth} form={form} />
      {form.warned && <MoreTime booth={booth} />}
    </form>
  );
};

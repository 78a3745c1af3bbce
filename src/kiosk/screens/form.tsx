import { steps } from '#domain/answers.ts';
import { say } from '../../messages/index.ts';
import { Button } from '../../ui/button.tsx';
import type { Booth } from '../booth.ts';
import { useIdle } from '../use-idle.ts';
import type { FormState } from '../visit.ts';
import { CheckAnswers } from './check-answers.tsx';
import { MoreTime } from './more-time.tsx';
import { NumberQuestion } from './number-question.tsx';
import { TextQuestion } from './text-question.tsx';

const idleMs = 60_000;

const Question = ({ booth, form }: { booth: Booth; form: FormState }) => {
  switch (form.step) {
    case 'name':
      return (
        <TextQuestion
          key="name"
          step="name"
          value={form.answers.name}
          problem={form.problem}
          onType={(name) => booth.send({ type: 'typed', answers: { name } })}
        />
      );
    case 'number':
      return <NumberQuestion booth={booth} form={form} />;
    case 'contact':
      return (
        <TextQuestion
          key="contact"
          step="contact"
          value={form.answers.contact}
          problem={form.problem}
          onType={(contact) => booth.send({ type: 'typed', answers: { contact } })}
        />
      );
    case 'check':
      return <CheckAnswers booth={booth} answers={form.answers} />;
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
          <p class="form-step">{say('form.step', { step: steps.indexOf(form.step) + 1 })}</p>
        )}
        <Button kind="quiet" onPress={() => booth.send({ type: 'cleared' })}>
          {say('form.start-over')}
        </Button>
      </header>
      <Question booth={booth} form={form} />
      {form.warned && <MoreTime booth={booth} />}
    </form>
  );
};

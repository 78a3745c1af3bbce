import { useEffect, useRef } from 'preact/hooks';
import type { Step } from '#domain/answers.ts';
import { privacyText } from '#domain/privacy-text.ts';
import { language, say } from '../../messages/index.ts';
import { Button } from '../../ui/button.tsx';
import { Field } from './field.tsx';
import { Page } from './page.tsx';
import type { Visit, Wrong } from './visit.ts';

type FormVisit = Extract<Visit, { at: 'form' }>;

interface FormProps {
  form: FormVisit;
  onType: (answers: Partial<FormVisit['answers']>) => void;
  onContinue: () => void;
}

const wordsOf = ({ problem }: Wrong): string =>
  problem === 'number.missing' ? say('here.number-missing') : say(problem);

/** All that is wrong, each with the way to its field. */
const Problems = ({ wrong }: { wrong: Wrong[] }) => {
  const list = useRef<HTMLDivElement>(null);
  useEffect(() => list.current?.focus(), [wrong]);
  const goTo = (step: Step) => (event: Event) => {
    event.preventDefault();
    document.getElementById(step)?.focus();
  };
  return (
    <div ref={list} class="here-problems" role="alert" tabIndex={-1}>
      <h2>{say('here.problems')}</h2>
      <ul>
        {wrong.map((one) => (
          <li key={one.step}>
            <a href={`#${one.step}`} onClick={goTo(one.step)}>
              {wordsOf(one)}
            </a>
          </li>
        ))}
      </ul>
    </div>
  );
};

/** The three questions of the kiosk on one page. */
export const Form = ({ form: { welcome, answers, wrong }, onType, onContinue }: FormProps) => {
  const problemAt = (step: Step): string | null => {
    const found = wrong.find((one) => one.step === step);
    return found ? wordsOf(found) : null;
  };
  const submit = (event: Event): void => {
    event.preventDefault();
    onContinue();
  };
  return (
    <Page title={say('here.title', { event: welcome.event.name })}>
      <p>{say('here.lead')}</p>
      {wrong.length > 0 && <Problems wrong={wrong} />}
      <form onSubmit={submit} noValidate>
        <Field
          name="name"
          label={say('name.label')}
          hint={say('here.name-hint')}
          problem={problemAt('name')}
          value={answers.name}
          onType={(name) => onType({ name })}
          help={{ autocomplete: 'name', autocapitalize: 'words' }}
        />
        <Field
          name="number"
          label={say('number.label')}
          hint={say('number.hint')}
          problem={problemAt('number')}
          value={answers.number ?? ''}
          onType={(number) => onType({ number })}
          help={{ autocomplete: 'off', inputMode: 'numeric' }}
          disabled={answers.number === null}
        />
        <label class="here-tick">
          <input
            type="checkbox"
            checked={answers.number === null}
            onChange={(event) => onType({ number: event.currentTarget.checked ? null : '' })}
          />
          {say('here.number-unknown')}
        </label>
        <Field
          name="contact"
          label={say('contact.label')}
          hint={say('here.contact-hint')}
          problem={problemAt('contact')}
          value={answers.contact}
          onType={(contact) => onType({ contact })}
          help={{ autocomplete: 'email', inputMode: 'email', autocapitalize: 'none' }}
        />
        <p class="here-notice">{privacyText(welcome.privacyNotice, language.value)}</p>
        <Button kind="main" type="submit">
          {say('here.continue')}
        </Button>
      </form>
    </Page>
  );
};

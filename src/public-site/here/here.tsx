import { useEffect, useReducer, useState } from 'preact/hooks';
import { uuidv7 } from 'uuidv7';
import { claimOf } from '#domain/answers.ts';
import { readOwnPhoneFragment, type StationCode } from '#domain/own-phone.ts';
import type { OwnPhoneAnswer } from '#domain/own-phone-wire.ts';
import { receiptCodeOf } from '#domain/receipt-code.ts';
import { hereWords } from '../../messages/here.ts';
import { addWords, language, say, speak } from '../../messages/index.ts';
import { preferredOf } from '../../messages/languages.ts';
import { publicSiteWords } from '../../messages/public-site.ts';
import { questionWords } from '../../messages/questions.ts';
import { Button } from '../../ui/button.tsx';
import { Check } from './check.tsx';
import { Form } from './form.tsx';
import './here.css';
import { Page } from './page.tsx';
import { handIn, welcomeAt } from './server.ts';
import { takeStationCode } from './take-code.ts';
import { firstVisit, nextVisit, type Visit, type VisitEvent } from './visit.ts';

for (const part of [publicSiteWords, questionWords, hereWords]) await addWords(part);
await speak(preferredOf(navigator.languages));

const Done = ({ answer: { id, event, status } }: { answer: OwnPhoneAnswer }) => {
  const isChecked = status === 'to-be-checked';
  return (
    <Page title={say(isChecked ? 'here.thanks-checked' : 'here.thanks', { event: event.name })}>
      {isChecked && <p>{say('here.checked')}</p>}
      <p class="here-receipt">
        {say('here.receipt')}
        <strong>{receiptCodeOf(id)}</strong>
      </p>
      <p>{say('here.receipt-why')}</p>
    </Page>
  );
};

interface ScreenProps {
  visit: Visit;
  code: StationCode | null;
  send: (event: VisitEvent) => void;
}

const Screen = ({ visit, code, send }: ScreenProps) => {
  const signIn = async (): Promise<void> => {
    if (visit.at !== 'check' || !code) return;
    send({ type: 'sent' });
    const { id, answers, welcome } = visit;
    const privacyNotice = welcome.privacyNotice.version;
    send(await handIn({ id, ...code, claim: claimOf(answers), locale: language.value, privacyNotice }));
  };
  switch (visit.at) {
    case 'no-code':
      return (
        <Page title={say('here.no-code')} announced={false}>
          <p>{say('here.no-code-lead')}</p>
        </Page>
      );
    case 'opening':
      return <p role="status">{say('here.opening')}</p>;
    case 'not-opened':
      return (
        <Page title={say('here.not-opened')}>
          <p>{say('here.not-opened-lead')}</p>
          <Button kind="main" onPress={() => send({ type: 'asked-again' })}>
            {say('here.try-again')}
          </Button>
        </Page>
      );
    case 'refused':
      return (
        <Page title={say(visit.problem === 'unknown' ? 'here.unknown' : 'here.refused')}>
          <p>{say(visit.problem === 'unknown' ? 'here.unknown-lead' : `here.${visit.problem}`)}</p>
        </Page>
      );
    case 'form':
      return (
        <Form
          form={visit}
          onType={(answers) => send({ type: 'typed', answers })}
          onContinue={() => send({ type: 'continued', id: uuidv7() })}
        />
      );
    case 'check':
    case 'sending':
      return (
        <Check visit={visit} onChange={() => send({ type: 'change-asked' })} onSignIn={() => void signIn()} />
      );
    case 'done':
      return <Done answer={visit.answer} />;
  }
};

/** The page that a station's code leads to: signing in on one's own phone. */
export const Here = () => {
  const [code] = useState(() => takeStationCode(window));
  const [visit, send] = useReducer(nextVisit, firstVisit(code !== null));
  const isOpening = visit.at === 'opening';
  useEffect(() => {
    if (isOpening && code) void welcomeAt(code).then(send);
  }, [isOpening]);
  useEffect(() => {
    // Another code was scanned into the same tab.
    const onCode = (): void => {
      if (readOwnPhoneFragment(location.hash)) location.reload();
    };
    addEventListener('hashchange', onCode);
    return () => removeEventListener('hashchange', onCode);
  }, []);
  return (
    <main class={`here here-${visit.at}`}>
      <Screen visit={visit} code={code} send={send} />
    </main>
  );
};

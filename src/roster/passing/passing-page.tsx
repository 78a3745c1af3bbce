import { useEffect, useRef, useState } from 'preact/hooks';
import type { Claim } from '#domain/claim.ts';
import { privacyText } from '#domain/privacy-text.ts';
import { Purpose } from '#domain/roster/class-plan.ts';
import { ownRow } from '#domain/roster/own-row.ts';
import type { RosterPerson } from '#domain/roster/roster.ts';
import type { Signature } from '#domain/roster/roster-change.ts';
import { language, say } from '../../messages/index.ts';
import { Button } from '../../ui/button.tsx';
import { Choice } from '../choice.tsx';
import { longDay } from '../days.ts';
import type { Desk } from '../desk.ts';
import { Details } from '../details.tsx';
import { nameOf } from '../names.ts';
import { SignatureField } from '../signing/signature-field.tsx';
import { ownSayings } from './passing.ts';

type Step =
  | { at: 'name' }
  | { at: 'row'; person: string; row: RosterPerson | null; claim: Claim }
  | { at: 'thanks'; name: string };

interface RowProps {
  desk: Desk;
  step: Extract<Step, { at: 'row' }>;
  onDone: () => void;
  onBack: () => void;
}

/** One's own row: purpose, and a signature for the day. */
const OwnRow = ({ desk, step, onDone, onBack }: RowProps) => {
  const { person, row, claim } = step;
  const [purpose, setPurpose] = useState<Purpose | null>(row?.purpose ?? null);
  const [signature, setSignature] = useState<Signature | null>(null);
  const [isTried, setTried] = useState(false);
  const date = desk.day.value;
  const name = nameOf(row?.claim ?? claim);
  const submit = async (event: Event): Promise<void> => {
    event.preventDefault();
    setTried(true);
    if (!purpose || !signature) return;
    const { signatures } = desk.plan.value;
    const sayings = ownSayings({ person, row, claim, purpose, date, signature, signatures });
    if (await desk.say(sayings, { role: 'attendee', name })) onDone();
  };
  return (
    <form class="passing-row" onSubmit={(event) => void submit(event)}>
      <h1>{say('roster.pass.hello', { name, day: longDay(date) })}</h1>
      {!row && <p>{say('roster.pass.new')}</p>}
      <Choice
        label={say('roster.pass.purpose')}
        options={Purpose.options.map((value) => ({ value, words: say(`roster.purpose.${value}`) }))}
        chosen={purpose}
        onChoose={setPurpose}
        problem={isTried && !purpose ? say('roster.pass.purpose-problem') : null}
      />
      <SignatureField
        label={say('roster.pass.sign')}
        problem={isTried && !signature ? say('roster.sign.missing') : null}
        onWrite={setSignature}
      />
      <p class="roster-buttons">
        <Button onPress={onBack}>{say('roster.pass.back')}</Button>
        <Button kind="main" type="submit">
          {say('roster.pass.act')}
        </Button>
      </p>
    </form>
  );
};

const Thanks = ({ name, onNext }: { name: string; onNext: () => void }) => {
  const heading = useRef<HTMLHeadingElement>(null);
  useEffect(() => heading.current?.focus(), []);
  return (
    <section class="passing-thanks" role="status">
      <h1 ref={heading} tabIndex={-1}>
        {say('roster.pass.thanks', { name })}
      </h1>
      <p>{say('roster.pass.saved')}</p>
      <p>{say('roster.pass.on')}</p>
      <Button kind="main" onPress={onNext}>
        {say('roster.pass.next')}
      </Button>
    </section>
  );
};

interface PassingProps {
  desk: Desk;
  /** Back to the instructor, whose PIN is asked for. */
  onEnd: () => void;
}

/** The device goes round: each person finds their own row by saying who they are, and sees nobody else's. */
export const PassingPage = ({ desk, onEnd }: PassingProps) => {
  const [step, setStep] = useState<Step>({ at: 'name' });
  const find = (claim: Claim): void => {
    const row = ownRow(desk.roster.value.people, claim);
    setStep({ at: 'row', person: row?.person ?? crypto.randomUUID(), row, claim });
  };
  const toName = (): void => setStep({ at: 'name' });
  return (
    <div class="passing">
      <p class="passing-event">{desk.event.name}</p>
      {step.at === 'name' && (
        <section>
          <h1>{say('roster.pass.title')}</h1>
          <p>{say('roster.pass.lead')}</p>
          <Details nameLabel={say('roster.pass.name')} act={say('roster.pass.continue')} onSave={find} />
          <details class="passing-privacy">
            <summary>{say('roster.pass.privacy')}</summary>
            <p>{privacyText(desk.privacyNotice, language.value)}</p>
          </details>
        </section>
      )}
      {step.at === 'row' && (
        <OwnRow
          desk={desk}
          step={step}
          onBack={toName}
          onDone={() => setStep({ at: 'thanks', name: nameOf(step.row?.claim ?? step.claim) })}
        />
      )}
      {step.at === 'thanks' && <Thanks name={step.name} onNext={toName} />}
      <p class="passing-end">
        <Button kind="quiet" onPress={onEnd}>
          {say('roster.pass.end')}
        </Button>
      </p>
    </div>
  );
};

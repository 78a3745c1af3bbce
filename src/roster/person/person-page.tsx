import { useState } from 'preact/hooks';
import { correctedClaim } from '#domain/claim.ts';
import { type Purpose, Purpose as PurposeSchema } from '#domain/roster/class-plan.ts';
import { isOnPaper } from '#domain/roster/on-paper.ts';
import type { RosterDay, RosterPerson } from '#domain/roster/roster.ts';
import type { Signature } from '#domain/roster/roster-change.ts';
import { say } from '../../messages/index.ts';
import { Button } from '../../ui/button.tsx';
import { Confirm } from '../../ui/confirm.tsx';
import { Choice } from '../choice.tsx';
import { longDay, shortDay } from '../days.ts';
import type { Desk } from '../desk.ts';
import { answersOf, Details } from '../details.tsx';
import { nameOf } from '../names.ts';
import { PageHeading } from '../page-heading.tsx';
import { MarkDialog } from '../sheet/mark-dialog.tsx';
import { DrawnSignature } from '../signing/drawn-signature.tsx';
import { SignDialog } from '../signing/sign-dialog.tsx';
import { marksWords } from '../words.ts';
import { History } from './history.tsx';

const purposes = PurposeSchema.options;

interface PartProps {
  desk: Desk;
  row: RosterPerson;
}

const PurposeChoice = ({ desk, row: { person, purpose } }: PartProps) => (
  <Choice
    label={say('roster.purpose')}
    options={purposes.map((value) => ({ value, words: say(`roster.purpose.${value}`) }))}
    chosen={purpose}
    onChoose={(chosen: Purpose) => void desk.say([{ person, says: { what: 'purpose', purpose: chosen } }])}
  />
);

const Identity = ({ desk, row: { person, identityChecked } }: PartProps) => (
  <label class="tick">
    <input
      type="checkbox"
      checked={identityChecked}
      onChange={({ currentTarget }) =>
        void desk.say([{ person, says: { what: 'identity', checked: currentTarget.checked } }])
      }
    />
    <span>{say('roster.identity')}</span>
  </label>
);

interface SignedProps extends PartProps {
  /** Null where the class is signed once. */
  date: string | null;
  signature: Signature | null;
}

/** The signature that is there, or the way to one. */
const Signed = ({ desk, row, date, signature }: SignedProps) => {
  const [isSigning, setSigning] = useState(false);
  const name = nameOf(row.claim);
  const keep = (written: Signature | null): void => {
    setSigning(false);
    void desk.say([{ person: row.person, says: { what: 'signature', date, signature: written } }]);
  };
  return (
    <div class="signed">
      {signature ? (
        <>
          {isOnPaper(signature) ? (
            <span>{say('roster.signed-on-paper')}</span>
          ) : (
            <DrawnSignature signature={signature} label={say('roster.signature-of', { name })} />
          )}
          <Button kind="quiet" onPress={() => keep(null)}>
            {say('roster.sign.take-back')}
          </Button>
        </>
      ) : (
        <Button onPress={() => setSigning(true)}>
          {date ? say('roster.sign-for', { day: shortDay(date) }) : say('roster.sign')}
        </Button>
      )}
      {isSigning && (
        <SignDialog
          title={say('roster.signature-of', { name })}
          onSign={keep}
          onClose={() => setSigning(false)}
        />
      )}
    </div>
  );
};

const Day = ({ desk, row, day }: PartProps & { day: RosterDay }) => {
  const [isOpen, setOpen] = useState(false);
  return (
    <li class="person-day">
      <button type="button" class="person-day-mark" onClick={() => setOpen(true)}>
        <strong>{longDay(day.date)}</strong>
        <span>
          {marksWords(day.marks)}
          {day.minutes > 0 && `, ${say('roster.minutes', { count: day.minutes })}`}
        </span>
      </button>
      {desk.plan.value.signatures === 'daily' && (
        <Signed desk={desk} row={row} date={day.date} signature={day.signature} />
      )}
      {isOpen && <MarkDialog desk={desk} row={row} day={day} onClose={() => setOpen(false)} />}
    </li>
  );
};

const Note = ({ desk, row: { person, note } }: PartProps) => {
  const [text, setText] = useState(note);
  const save = (): void => {
    if (text.trim() !== note) void desk.say([{ person, says: { what: 'note', text: text.trim() } }]);
  };
  return (
    <div class="note">
      <label>
        <strong>{say('roster.note')}</strong>
        <span class="roster-quiet">{say('roster.note-hint')}</span>
        <textarea
          rows={3}
          maxLength={2000}
          value={text}
          onInput={({ currentTarget }) => setText(currentTarget.value)}
        />
      </label>
      <Button disabled={text.trim() === note} onPress={save}>
        {say('roster.save')}
      </Button>
    </div>
  );
};

const ChangeDetails = ({ desk, row: { person, claim } }: PartProps) => (
  <details class="person-details">
    <summary>{say('roster.details.change')}</summary>
    <Details
      nameLabel={say('roster.details.name')}
      act={say('roster.save')}
      before={answersOf(claim)}
      onSave={(said) =>
        void desk.say([
          {
            person,
            says: { what: 'claim', claim: correctedClaim(claim, [said]), badge: null, understoodBy: null },
          },
        ])
      }
    />
  </details>
);

const TakeOff = ({ desk, row }: PartProps) => {
  const [isAsked, setAsked] = useState(false);
  const name = nameOf(row.claim);
  const takeOff = async (): Promise<void> => {
    setAsked(false);
    if (await desk.say([{ person: row.person, says: { what: 'listed', listed: false } }]))
      desk.page.value = { at: 'sheet' };
  };
  return (
    <>
      <Button kind="quiet" onPress={() => setAsked(true)}>
        {say('roster.take-off')}
      </Button>
      {isAsked && (
        <Confirm
          title={say('roster.take-off-sure', { name })}
          act={say('roster.take-off')}
          cancel={say('roster.cancel')}
          onConfirm={() => void takeOff()}
          onCancel={() => setAsked(false)}
        >
          <p>{say('roster.take-off-lead')}</p>
        </Confirm>
      )}
    </>
  );
};

/** Everything about one person of the roster. */
export const PersonPage = ({ desk, row }: PartProps) => (
  <section class="person">
    <PageHeading words={nameOf(row.claim)} />
    <div class="person-facts">
      <PurposeChoice desk={desk} row={row} />
      <Identity desk={desk} row={row} />
    </div>
    <h3>{say('roster.days')}</h3>
    <ul class="person-days">
      {row.days.map((day) => (
        <Day key={day.date} desk={desk} row={row} day={day} />
      ))}
    </ul>
    {desk.plan.value.signatures === 'once' && (
      <>
        <h3>{say('roster.signature')}</h3>
        <Signed desk={desk} row={row} date={null} signature={row.signature} />
      </>
    )}
    <Note key={row.note} desk={desk} row={row} />
    <ChangeDetails key={JSON.stringify(row.claim)} desk={desk} row={row} />
    <History desk={desk} person={row.person} />
    <TakeOff desk={desk} row={row} />
  </section>
);

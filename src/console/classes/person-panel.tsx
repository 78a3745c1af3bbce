import { useEffect, useRef, useState } from 'preact/hooks';
import type { RosterStatement } from '#domain/roster/roster-change.ts';
import type { PersonOnRoster } from '#domain/rosters-api.ts';
import { Button } from '../../ui/button.tsx';
import { stateText } from '../check-ins/state-words.ts';
import { claimName } from '../review/claim-name.ts';
import { cutDayText } from '../words.ts';
import { History } from './history.tsx';
import { PersonFields } from './person-fields.tsx';
import { SignatureDrawing } from './signature-drawing.tsx';

interface PersonPanelProps {
  person: PersonOnRoster;
  event: string;
  timeZone: string;
  changes: number;
  onSay: (says: RosterStatement) => void;
  onClose: () => void;
}

const Signatures = ({ person }: { person: PersonOnRoster }) => {
  const name = claimName(person.claim);
  const signed = person.days.filter(({ signature }) => signature !== null);
  if (signed.length === 0 && person.signature === null) return <p class="quiet">Not signed yet.</p>;
  return (
    <ul class="signatures">
      {person.signature && (
        <li>
          <SignatureDrawing signature={person.signature} of={name} />
          <span class="quiet">for the whole class</span>
        </li>
      )}
      {signed.map(
        ({ date, signature }) =>
          signature && (
            <li key={date}>
              <SignatureDrawing signature={signature} of={name} />
              <span class="quiet">{cutDayText(date)}</span>
            </li>
          ),
      )}
    </ul>
  );
};

/** One person of the roster: who it is, what was said, and what the office may say. */
export const PersonPanel = ({ person, event, timeZone, changes, onSay, onClose }: PersonPanelProps) => {
  const heading = useRef<HTMLHeadingElement>(null);
  const [note, setNote] = useState(person.note);
  useEffect(() => heading.current?.focus(), []);
  const name = claimName(person.claim);
  return (
    <section class="panel person-panel" aria-label={name}>
      <h2 ref={heading} tabIndex={-1}>
        {name}
      </h2>
      {person.known && (
        <p>
          {stateText(person.known.state)}{' '}
          {person.known.state.is === 'review' && (
            <a href={`/console/review?event=${encodeURIComponent(event)}`}>Decide in review</a>
          )}
        </p>
      )}
      {person.missed.length > 0 && (
        <p class="why">
          Missed {person.missed.map(cutDayText).join(', ')}: not eligible for the exam. The days attended earn
          all the same.
        </p>
      )}
      <div class="columns">
        <div>
          <h3>Who it is</h3>
          <PersonFields
            key={JSON.stringify(person.claim)}
            claim={person.claim}
            act="Change these details"
            onGive={(claim) => onSay({ what: 'claim', claim, badge: null, understoodBy: null })}
          />
        </div>
        <div>
          <h3>On the roster</h3>
          <label class="field">
            <span>Came for</span>
            <select
              class="choice"
              value={person.purpose ?? ''}
              onChange={({ currentTarget: { value } }) => {
                if (value === 'exam' || value === 'cec-only') onSay({ what: 'purpose', purpose: value });
              }}
            >
              {person.purpose === null && <option value="">not said yet</option>}
              <option value="exam">the exam</option>
              <option value="cec-only">credit only</option>
            </select>
          </label>
          <label class="check">
            <input
              type="checkbox"
              checked={person.identityChecked}
              onChange={(changed) => onSay({ what: 'identity', checked: changed.currentTarget.checked })}
            />{' '}
            A photo ID was seen
          </label>
          <label class="field">
            <span>Note</span>
            <input
              type="text"
              value={note}
              maxLength={2000}
              onInput={(typed) => setNote(typed.currentTarget.value)}
            />
          </label>
          <p class="buttons">
            <Button
              disabled={note === person.note}
              onPress={() => onSay({ what: 'note', text: note.trim() })}
            >
              Keep this note
            </Button>
            <Button onPress={() => onSay({ what: 'listed', listed: false })}>Take off the roster</Button>
          </p>
          <h3>Signatures</h3>
          <Signatures person={person} />
        </div>
      </div>
      <h3>What was said</h3>
      <History
        event={event}
        timeZone={timeZone}
        person={person.person}
        changes={changes}
        nameOf={() => name}
      />
      <p class="buttons">
        <Button onPress={onClose}>Close</Button>
      </p>
    </section>
  );
};

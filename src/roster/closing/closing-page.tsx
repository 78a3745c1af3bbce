import { useState } from 'preact/hooks';
import { type ClosingCheck, checksBeforeClosing } from '#domain/roster/closing.ts';
import type { Signature } from '#domain/roster/roster-change.ts';
import { say } from '../../messages/index.ts';
import { Button } from '../../ui/button.tsx';
import { TextField } from '../../ui/text-field.tsx';
import { longDay, shortDay } from '../days.ts';
import type { Desk } from '../desk.ts';
import { nameOf } from '../names.ts';
import { PageHeading } from '../page-heading.tsx';
import { SignatureField } from '../signing/signature-field.tsx';

/** Missing purposes are said for all together, in the grid. */
type OtherCheck = Exclude<ClosingCheck, { check: 'purpose-missing' }>;

const checkWords = (found: OtherCheck): string => {
  switch (found.check) {
    case 'in-conflict':
    case 'days-open':
      return say(`roster.check.${found.check}`, { days: found.dates.map(shortDay).join('; ') });
    case 'signature-missing':
      return found.dates.length > 0
        ? say('roster.check.signature-missing', { days: found.dates.map(shortDay).join('; ') })
        : say('roster.check.signature-missing-once');
    case 'never-ticked':
      return say('roster.check.never-ticked');
    case 'too-many-at-live-stream':
      return say('roster.check.too-many', { people: found.people, most: found.most });
  }
};

interface PersonsChecks {
  person: string;
  found: OtherCheck[];
}

/** What is to be looked at, a line for each person. */
const byPerson = (checks: readonly OtherCheck[]): PersonsChecks[] => {
  const persons = new Map<string, OtherCheck[]>();
  for (const found of checks)
    if ('person' in found) persons.set(found.person, [...(persons.get(found.person) ?? []), found]);
  return [...persons].map(([person, found]) => ({ person, found }));
};

const Check = ({ desk, person, found }: PersonsChecks & { desk: Desk }) => (
  <button
    type="button"
    class="check"
    onClick={() => {
      desk.page.value = { at: 'person', person };
    }}
  >
    <strong>{nameOf(desk.rowOf(person)?.claim ?? {})}</strong>
    <span>{found.map(checkWords).join(' · ')}</span>
  </button>
);

/** Of whom nobody said what they are here for: leads to the first of them in the grid, where each is one tap. */
const MissingPurposes = ({ desk, persons }: { desk: Desk; persons: readonly string[] }) => {
  const [first] = persons;
  if (first === undefined) return null;
  return (
    <button
      type="button"
      class="check"
      onClick={() => {
        desk.page.value = { at: 'sheet', purposeOf: first };
      }}
    >
      <strong>{say('roster.check.purposes-missing', { count: persons.length })}</strong>
      <span>{persons.map((person) => nameOf(desk.rowOf(person)?.claim ?? {})).join(' · ')}</span>
    </button>
  );
};

/** The sentence that is attested, in the language that is spoken. */
const sentenceOf = ({ event, plan }: Desk): string => {
  const dates = plan.value.days.map(({ date }) => longDay(date));
  const [first = '', last = first] = [dates[0], dates.at(-1)];
  return dates.length > 1
    ? say('roster.closing.sentence', { event: event.name, first, last })
    : say('roster.closing.sentence-day', { event: event.name, first });
};

/** Looks for what is missing, then the instructor attests. */
export const ClosingPage = ({ desk }: { desk: Desk }) => {
  const [name, setName] = useState(desk.teacher().name);
  const [signature, setSignature] = useState<Signature | null>(null);
  const [isTried, setTried] = useState(false);
  const checks = checksBeforeClosing(desk.plan.value, desk.roster.value);
  const others = checks.filter((found) => found.check !== 'purpose-missing');
  const withoutPurpose = checks.flatMap((found) => (found.check === 'purpose-missing' ? [found.person] : []));
  const sentence = sentenceOf(desk);
  const submit = async (event: Event): Promise<void> => {
    event.preventDefault();
    setTried(true);
    if (!signature || name.trim() === '') return;
    const attestation = { name: name.trim(), sentence, signature };
    if (await desk.say([{ person: null, says: { what: 'closing', attestation } }]))
      desk.page.value = { at: 'sheet' };
  };
  return (
    <form class="closing" onSubmit={(event) => void submit(event)}>
      <PageHeading words={say('roster.closing.title')} />
      <section class={checks.length > 0 ? 'closing-checks' : ''}>
        {checks.length === 0 ? (
          <p class="closing-fine">{say('roster.closing.fine')}</p>
        ) : (
          <>
            <h3>{say('roster.closing.checks')}</h3>
            {others
              .filter((found) => !('person' in found))
              .map((found) => (
                <p key={found.check}>{checkWords(found)}</p>
              ))}
            <ul>
              {withoutPurpose.length > 0 && (
                <li>
                  <MissingPurposes desk={desk} persons={withoutPurpose} />
                </li>
              )}
              {byPerson(others).map((persons) => (
                <li key={persons.person}>
                  <Check desk={desk} {...persons} />
                </li>
              ))}
            </ul>
          </>
        )}
      </section>
      <h3>{say('roster.closing.attest')}</h3>
      <p class="closing-sentence">{sentence}</p>
      <TextField
        label={say('roster.closing.name')}
        problem={isTried && name.trim() === '' ? say('roster.closing.name-problem') : null}
        value={name}
        onType={setName}
        autoCapitalize="words"
        takesFocus={isTried && name.trim() === ''}
      />
      <SignatureField
        label={say('roster.signature-of', { name: name.trim() })}
        problem={isTried && !signature ? say('roster.sign.missing') : null}
        onWrite={setSignature}
      />
      <p class="roster-quiet">{say('roster.closing.not-sent')}</p>
      <Button kind="main" type="submit">
        {say(checks.length > 0 ? 'roster.closing.act-anyway' : 'roster.closing.act')}
      </Button>
    </form>
  );
};

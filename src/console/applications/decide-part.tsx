import { useState } from 'preact/hooks';
import type { RefusalWord } from '#domain/application/application.ts';
import type { ApplicationDecision, ApplicationPage } from '#domain/applications-console-api.ts';
import type { RegistrantSummary } from '#domain/console-api.ts';
import { Button } from '../../ui/button.tsx';
import { ReasonForm } from '../reason-form.tsx';
import { ClaimTable } from '../review/claim-table.tsx';
import { SearchAnother } from '../review/search-another.tsx';
import { cecText, dayText, strengthText } from '../words.ts';
import { acceptReasons, refusals, usualQuestions } from './words.ts';

interface DecideProps {
  page: ApplicationPage;
  onDecide: (said: ApplicationDecision) => void;
  onAsk: (text: string) => void;
}

const Candidates = ({
  page: { candidates },
  chosen,
  onChoose,
}: {
  page: ApplicationPage;
  chosen: string;
  onChoose: (registrant: string) => void;
}) => (
  <fieldset class="candidates">
    <legend>Who is it?</legend>
    {candidates.map(({ registrant, probability, reasons, credited }) => (
      <div key={registrant.id} class={registrant.id === chosen ? 'candidate candidate-chosen' : 'candidate'}>
        <label>
          <input
            type="radio"
            name="candidate"
            checked={registrant.id === chosen}
            onChange={() => onChoose(registrant.id)}
          />
          <span>
            <strong>{registrant.name}</strong> {registrant.registrantNumber}
            <span
              class={`strength strength-${strengthText(probability)}`}
              title={`${Math.round(probability * 100)} %`}
            >
              {strengthText(probability)}
            </span>
            {credited !== null && <span class="tag tag-now">has {cecText(credited)} CEC of it already</span>}
            <span class="quiet reasons">{reasons.join(' · ')}</span>
          </span>
        </label>
      </div>
    ))}
  </fieldset>
);

type Days = Extract<ApplicationDecision, { verdict: 'accept' }>['days'];
type Ticked = Record<string, { isThere: boolean; minutes: string }>;

/** As the applicant says; of an event that was not on the list, all of its days. */
const tickedBy = ({ about, event }: ApplicationPage): Ticked =>
  Object.fromEntries(
    (event?.days ?? []).map(({ date }) => [
      date,
      { isThere: about.is === 'other' || about.days === null || about.days.includes(date), minutes: '' },
    ]),
  );

const daysOf = (ticked: Ticked): Days => {
  const days = Object.entries(ticked);
  if (days.every(([, { isThere, minutes }]) => isThere && minutes === '')) return null;
  return days.flatMap(([date, { isThere, minutes }]) =>
    isThere ? [{ date, ...(minutes !== '' && { minutes: Number(minutes) }) }] : [],
  );
};

/** Which days count, and for how long where it was not the whole day. */
const DayTicks = ({
  page: { event },
  ticked,
  onTick,
}: {
  page: ApplicationPage;
  ticked: Ticked;
  onTick: (ticked: Ticked) => void;
}) => (
  <fieldset class="application-days">
    <legend>Days attended</legend>
    {(event?.days ?? []).map(({ date, minutes }) => {
      const day = ticked[date] ?? { isThere: false, minutes: '' };
      const change = (now: Partial<typeof day>): void => onTick({ ...ticked, [date]: { ...day, ...now } });
      return (
        <div key={date}>
          <label>
            <input
              type="checkbox"
              checked={day.isThere}
              onChange={({ currentTarget }) => change({ isThere: currentTarget.checked })}
            />{' '}
            {dayText(date)}
          </label>
          {event?.basis === 'by-day' && (
            <label>
              <input
                type="number"
                min="0"
                max={minutes}
                placeholder={String(minutes)}
                value={day.minutes}
                disabled={!day.isThere}
                onInput={({ currentTarget }) => change({ minutes: currentTarget.value })}
              />{' '}
              minutes<span class="unseen"> on {dayText(date)}</span>
            </label>
          )}
        </div>
      );
    })}
  </fieldset>
);

const words: readonly RefusalWord[] = ['evidence', 'event', 'attendance', 'contact'];

const Refuse = ({ onRefuse }: { onRefuse: (why: RefusalWord, reason: string) => void }) => {
  const [why, setWhy] = useState<RefusalWord>('evidence');
  return (
    <>
      <div class="inset">
        <fieldset>
          <legend>What the applicant is told</legend>
          {words.map((word) => (
            <label key={word}>
              <input type="radio" name="told" checked={word === why} onChange={() => setWhy(word)} />{' '}
              {refusals[word].told}
            </label>
          ))}
          <p class="note">They are told no more than this: a stranger may have applied under the name.</p>
        </fieldset>
      </div>
      <ReasonForm
        key={why}
        question="Why, for the office?"
        usualReasons={refusals[why].reasons}
        act="Do not accept"
        onGive={(reason) => onRefuse(why, reason)}
      />
    </>
  );
};

const Ask = ({ onAsk }: { onAsk: (text: string) => void }) => {
  const [text, setText] = useState('');
  return (
    <form
      class="inset"
      onSubmit={(submitted) => {
        submitted.preventDefault();
        if (text.trim() !== '') onAsk(text.trim());
      }}
    >
      <label class="field">
        <span>The question, as the applicant reads it on the status page</span>
        <textarea
          rows={3}
          required
          maxLength={2_000}
          value={text}
          onInput={(typed) => setText(typed.currentTarget.value)}
        />
      </label>
      <p class="buttons">
        {usualQuestions.map((usual) => (
          <Button key={usual} kind="quiet" onPress={() => setText(usual)}>
            {usual}
          </Button>
        ))}
      </p>
      <p class="buttons">
        <Button kind="main" type="submit">
          Ask
        </Button>
      </p>
    </form>
  );
};

/** The claim beside the registry, and the ways to decide. */
export const DecidePart = ({ page, onDecide, onAsk }: DecideProps) => {
  const [chosenId, setChosenId] = useState(page.candidates[0]?.registrant.id ?? '');
  const [mode, setMode] = useState<'decide' | 'accept' | 'refuse' | 'ask' | 'search'>('decide');
  const [ticked, setTicked] = useState(() => tickedBy(page));
  const [other, setOther] = useState<string | null>(null);
  const known: RegistrantSummary | null =
    page.candidates.find(({ registrant }) => registrant.id === chosenId)?.registrant ?? null;
  const registrant = other ?? known?.id ?? null;
  const toggle = (to: typeof mode) => () => setMode(mode === to ? 'decide' : to);
  const days = daysOf(ticked);
  // Of whom it is sure it says why beside the name.
  const isSure = page.why.join() === page.candidates[0]?.reasons.join();
  return (
    <section class="panel">
      <h2>Decide</h2>
      {!isSure && (
        <p class="why">
          {page.candidates.length === 0 ? 'No candidate: ' : 'Why the engine is not sure: '}
          {page.why.join('; ')}
        </p>
      )}
      {page.candidates.length > 0 && (
        <Candidates
          page={page}
          chosen={other === null ? chosenId : ''}
          onChoose={(id) => {
            setOther(null);
            setChosenId(id);
          }}
        />
      )}
      <ClaimTable claim={page.claim} registrant={other === null ? known : null} />
      {mode === 'search' && (
        <SearchAnother
          onAccept={(found) => {
            setOther(found);
            setMode('accept');
          }}
        />
      )}
      {mode === 'accept' && page.event && registrant && (
        <div class="inset">
          <DayTicks page={page} ticked={ticked} onTick={setTicked} />
          {days?.length === 0 ? (
            <p class="trouble">Tick a day: without one there is nothing to accept.</p>
          ) : (
            <ReasonForm
              question="What shows it?"
              usualReasons={acceptReasons}
              act={`Accept for ${other === null ? known?.name : 'the registrant chosen'}`}
              onGive={(reason) => onDecide({ verdict: 'accept', registrant, days, reason })}
            />
          )}
        </div>
      )}
      {mode === 'refuse' && (
        <Refuse onRefuse={(why, reason) => onDecide({ verdict: 'refuse', why, reason })} />
      )}
      {mode === 'ask' && <Ask onAsk={onAsk} />}
      <p class="buttons">
        <Button kind="main" disabled={!page.event || !registrant} onPress={toggle('accept')}>
          Accept…
        </Button>
        <Button onPress={toggle('search')}>Choose another registrant</Button>
        {page.way === 'web' && <Button onPress={toggle('ask')}>Ask for more…</Button>}
        <Button onPress={toggle('refuse')}>Do not accept…</Button>
      </p>
    </section>
  );
};

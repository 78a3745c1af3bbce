import { useState } from 'preact/hooks';
import {
  type ApplicationOutcome,
  BulkCandidates,
  BulkOutcome,
  ApplicationOutcome as Outcome,
} from '#domain/applications-console-api.ts';
import { Button } from '../../ui/button.tsx';
import { client } from '../client.ts';
import { ReasonForm } from '../reason-form.tsx';
import { useAnswer } from '../use-answer.ts';
import { count } from '../words.ts';
import { acceptReasons } from './words.ts';

/** What an act on many shows of them. */
const shown = 5;

const Done = ({ outcome, onUndone }: { outcome: BulkOutcome; onUndone: () => void }) => {
  const [undone, setUndone] = useState<string[]>([]);
  const [trouble, setTrouble] = useState<string | null>(null);
  const undo = async ({ decision }: ApplicationOutcome): Promise<void> => {
    const answer = await client.post(`/applications/decisions/${decision}/undo`, {}, Outcome);
    setTrouble(answer.ok ? null : answer.problem.message);
    if (answer.ok) setUndone((before) => [...before, decision]);
    onUndone();
  };
  return (
    <div class="recent" role="status">
      <p>
        {count(outcome.accepted.length, 'application was', 'applications were')} accepted
        {outcome.left.length > 0 && `, ${outcome.left.length} left to decide one by one`}.
      </p>
      {trouble && <p class="trouble">{trouble}</p>}
      <ul>
        {outcome.accepted.map((one) => (
          <li key={one.decision} class={undone.includes(one.decision) ? 'gone' : undefined}>
            <span>{one.sentence}</span>
            {!undone.includes(one.decision) && <Button onPress={() => void undo(one)}>Undo</Button>}
          </li>
        ))}
      </ul>
    </div>
  );
};

/** Accepts together what the engine is certain of and nothing speaks against; each stands, and falls, for itself. */
export const BulkAccept = ({ event, onDone }: { event: string; onDone: () => void }) => {
  const path = `/application-bulk?event=${encodeURIComponent(event)}`;
  const asked = useAnswer(path, () => client.get(path, BulkCandidates));
  const [isOpen, setOpen] = useState(false);
  const [outcome, setOutcome] = useState<BulkOutcome | null>(null);
  const [trouble, setTrouble] = useState<string | null>(null);
  const certain = asked.value?.applications ?? [];

  const accept = async (reason: string): Promise<void> => {
    const applications = certain.map(({ application }) => application.id);
    const answer = await client.post('/application-bulk', { event, applications, reason }, BulkOutcome);
    setTrouble(answer.ok ? null : answer.problem.message);
    if (answer.ok) {
      setOutcome(answer.value);
      setOpen(false);
    }
    await asked.again();
    onDone();
  };
  if (certain.length === 0 && !outcome) return null;
  return (
    <section class="panel">
      <h2>Accept several together</h2>
      {trouble && (
        <p class="trouble" role="alert">
          {trouble}
        </p>
      )}
      {outcome && <Done outcome={outcome} onUndone={onDone} />}
      {certain.length > 0 && (
        <>
          <p>
            {count(certain.length, 'application names', 'applications name')} somebody for certain, with
            evidence, without a note and without a credit that is there already:
          </p>
          <ul class="remarks">
            {certain.slice(0, shown).map(({ application, registrant, reasons }) => (
              <li key={application.id}>
                <a href={`/console/applications/${application.id}`}>{application.name}</a> is{' '}
                {registrant.name} {registrant.registrantNumber}
                <span class="quiet"> · {reasons.join(' · ')}</span>
              </li>
            ))}
            {certain.length > shown && <li>and {certain.length - shown} more</li>}
          </ul>
          {isOpen ? (
            <ReasonForm
              question="Why do they count? You have looked at their evidence."
              usualReasons={acceptReasons}
              act={`Accept all ${certain.length}`}
              onGive={(reason) => void accept(reason)}
            />
          ) : (
            <Button onPress={() => setOpen(true)}>Accept all {certain.length}…</Button>
          )}
        </>
      )}
    </section>
  );
};

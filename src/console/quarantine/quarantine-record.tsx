import { useState } from 'preact/hooks';
import { OpenedRecord, type QuarantineRecord } from '#domain/quarantine-api.ts';
import { Button } from '../../ui/button.tsx';
import { authorText, statementText } from '../classes/statement-words.ts';
import { client } from '../client.ts';
import { ReasonForm } from '../reason-form.tsx';
import { claimName } from '../review/claim-name.ts';
import { ClaimTable } from '../review/claim-table.tsx';
import { methodText, timeText } from '../words.ts';

const usualReasons = [
  'Test or mistake',
  'Here already by another way',
  'Not made by a tablet of ours',
  'Cannot be understood',
];

const Opened = ({ record }: { record: OpenedRecord }) =>
  record.is === 'roster-change' ? (
    <div class="inset">
      <p>
        <strong>A change of a roster:</strong> {statementText(record.says)}
      </p>
      <p class="quiet">
        By {authorText(record.by)}, {timeText(record.at)}
      </p>
    </div>
  ) : (
    <div class="inset">
      <p>
        <strong>{claimName(record.claim)}</strong> · {methodText(record.method)}, {timeText(record.at)}
      </p>
      <ClaimTable claim={record.claim} registrant={null} />
    </div>
  );

const RawContent = ({ record }: { record: QuarantineRecord }) => (
  <details>
    <summary>The record as it came</summary>
    <pre>{record.content}</pre>
    {record.characters > record.content.length && (
      <p class="quiet">
        The first {record.content.length} of {record.characters} characters.
      </p>
    )}
  </details>
);

interface RecordProps {
  record: QuarantineRecord;
  /** False for a record that this member of staff may only look at. */
  mayDecide: boolean;
  /** Both resolve to what is wrong, in words, or to null when it is done. */
  onRelease: () => Promise<string | null>;
  onReject: (reason: string) => Promise<string | null>;
}

/** One record that was not let in: why, what is inside as far as it opens, and the two ways to decide. */
export const QuarantineRecordView = ({ record, mayDecide, onRelease, onReject }: RecordProps) => {
  const [opened, setOpened] = useState<OpenedRecord | null>(null);
  const [rejecting, setRejecting] = useState(false);
  const [trouble, setTrouble] = useState<string | null>(null);
  const open = async (): Promise<void> => {
    const answer = await client.post(`/quarantine/${record.receipt}/open`, {}, OpenedRecord);
    setTrouble(answer.ok ? null : answer.problem.message);
    if (answer.ok) setOpened(answer.value);
  };
  return (
    <article class="panel record" aria-label={`Receipt ${record.receipt}`}>
      <h2>{record.why}</h2>
      <p class="quiet">
        {record.station}, {record.event.name} · received {timeText(record.receivedAt)} · receipt{' '}
        {record.receipt}
      </p>
      {trouble && (
        <p class="trouble" role="alert">
          {trouble}
        </p>
      )}
      {opened && <Opened record={opened} />}
      <RawContent record={record} />
      <p class="buttons">
        {!opened && <Button onPress={() => void open()}>Look inside</Button>}
        {mayDecide && (
          <>
            <Button onPress={() => void onRelease().then(setTrouble)}>Try again</Button>
            <Button onPress={() => setRejecting(!rejecting)}>Reject</Button>
          </>
        )}
      </p>
      {rejecting && (
        <ReasonForm
          question="Why is this record rejected?"
          usualReasons={usualReasons}
          act="Reject this record"
          onGive={(reason) => void onReject(reason).then(setTrouble)}
        />
      )}
    </article>
  );
};

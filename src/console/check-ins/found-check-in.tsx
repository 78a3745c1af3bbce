import type { FoundCheckIn, KeptOut } from '#domain/console-api.ts';
import { receiptCodeOf } from '#domain/receipt-code.ts';
import { seenName } from '../review/claim-name.ts';
import { ClaimTable } from '../review/claim-table.tsx';
import { seenText, timeText } from '../words.ts';
import { Rulings } from './rulings.tsx';
import { keptOutText, stateText } from './state-words.ts';
import { WithdrawalView } from './withdrawal.tsx';

const EventLink = ({ event }: Pick<FoundCheckIn, 'event'>) => (
  <a href={`/console/events/${encodeURIComponent(event.id)}`}>{event.name}</a>
);

const Next = ({ event, state }: Pick<FoundCheckIn, 'event' | 'state'>) => {
  switch (state.is) {
    case 'matched':
      return (
        <p>
          It is{' '}
          <a href={`/console/registrants/${encodeURIComponent(state.registrant.id)}`}>
            {state.registrant.name}
          </a>
          , number {state.registrant.registrantNumber}
          {state.by && `, decided by ${state.by}`}.
        </p>
      );
    case 'review':
      return (
        <>
          <ul>
            {state.why.map((why) => (
              <li key={why}>{why}</li>
            ))}
          </ul>
          <p>
            <a href={`/console/review?event=${encodeURIComponent(event.id)}`}>Go to the review queue</a>
          </p>
        </>
      );
    case 'not-registrant':
      return state.reason && <p>Reason: {state.reason}</p>;
    case 'waiting':
    case 'withdrawn':
      return null;
  }
};

interface FoundProps {
  found: FoundCheckIn;
  /** Staff said something about it: the page is asked for anew. */
  onChange: () => void;
}

/** What a receipt stands for: who, where and when, and how far it has got. */
export const FoundCheckInView = ({ found, onChange }: FoundProps) => {
  const { checkIn, claim, listed, event, station, at, method, state, withdrawal, ruledOut } = found;
  return (
    <article class="panel record">
      <h2>{seenName(found)}</h2>
      <p class="quiet">
        {seenText({ method, station })}, <EventLink event={event} /> · {timeText(at)} · receipt{' '}
        {receiptCodeOf(checkIn)}
      </p>
      <p>
        <strong>{stateText(state)}</strong>
      </p>
      <Next event={event} state={state} />
      {withdrawal && <WithdrawalView checkIn={checkIn} withdrawal={withdrawal} onChange={onChange} />}
      <Rulings ruledOut={ruledOut} onChange={onChange} />
      <ClaimTable
        claim={claim}
        listed={listed}
        registrant={state.is === 'matched' ? state.registrant : null}
      />
    </article>
  );
};

/** A record under the code that was not let in, or not yet. */
export const KeptOutView = ({ record }: { record: KeptOut }) => (
  <article class="panel record">
    <h2>{keptOutText(record.state)}</h2>
    <p class="quiet">
      {record.station}, <EventLink event={record.event} /> · received {timeText(record.receivedAt)} · receipt{' '}
      {record.receipt}
    </p>
    {record.state === 'quarantined' && (
      <p>
        <a href={`/console/quarantine?event=${encodeURIComponent(record.event.id)}`}>Go to quarantine</a>
      </p>
    )}
  </article>
);

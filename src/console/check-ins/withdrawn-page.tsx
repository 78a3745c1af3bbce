import { useLocation } from 'preact-iso';
import { WithdrawnCheckIns } from '#domain/console-api.ts';
import { client } from '../client.ts';
import { Page } from '../page.tsx';
import { Stale, Waiting } from '../trouble.tsx';
import { useAnswer } from '../use-answer.ts';
import { count } from '../words.ts';
import { FoundCheckInView } from './found-check-in.tsx';

const everyMs = 3_000;

/** Sign-ins that were taken back at their station, and what staff said about that. */
export const WithdrawnPage = () => {
  const { event } = useLocation().query;
  const question = event ? `?event=${encodeURIComponent(event)}` : '';
  const asked = useAnswer(
    question,
    () => client.get(`/check-ins/withdrawn${question}`, WithdrawnCheckIns),
    everyMs,
  );
  const found = asked.value?.checkIns;
  return (
    <Page
      title="Withdrawn"
      above={
        event ? (
          <a href={`/console/events/${encodeURIComponent(event)}`}>Back to the event</a>
        ) : (
          <a href="/console/check-ins">Receipts</a>
        )
      }
      aside={found && <span class="quiet">{count(found.length, 'sign-in', 'sign-ins')}</span>}
    >
      <p class="lead">
        Sign-ins that somebody at the station took back with “this is not me”. They count for nobody, unless
        you find that it does not hold.
      </p>
      <Stale asked={asked} />
      {!found && <Waiting asked={asked} />}
      {found?.length === 0 && <p class="empty">Nobody took a sign-in back.</p>}
      {found?.map((one) => (
        <FoundCheckInView key={one.checkIn} found={one} onChange={() => void asked.again()} />
      ))}
    </Page>
  );
};

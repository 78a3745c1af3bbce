import type { ApplicationPage, Decision } from '#domain/applications-console-api.ts';
import { Button } from '../../ui/button.tsx';
import { timeText } from '../words.ts';
import { refusals } from './words.ts';

const sentenceOf = ({ verdict, registrant, event, why }: Decision): string =>
  verdict === 'accept'
    ? `Accepted for ${registrant?.name ?? 'a registrant'} at ${event?.name ?? 'the event'}`
    : `Not accepted. Told: ${why ? refusals[why].told : ''}`;

/** What was said between office and applicant. */
export const Messages = ({ page: { messages } }: { page: ApplicationPage }) =>
  messages.length === 0 ? null : (
    <section class="panel">
      <h2>Questions and answers</h2>
      <ul class="found">
        {messages.map(({ what, text, at, by }) => (
          <li key={`${what} ${at}`}>
            <span>
              <strong>{by ?? 'The applicant'}</strong> <span class="quiet">{timeText(at)}</span>
              <span class="application-text">{text}</span>
            </span>
          </li>
        ))}
      </ul>
    </section>
  );

/** Every decision with its reason; the one that stands can be taken back. */
export const Decisions = ({
  page: { decisions },
  onUndo,
}: {
  page: ApplicationPage;
  onUndo: (decision: string) => void;
}) =>
  decisions.length === 0 ? null : (
    <section class="panel recent">
      <h2>Decisions</h2>
      <ul>
        {decisions.map((decision) => (
          <li key={decision.id} class={decision.undone ? 'gone' : undefined}>
            <span>
              {sentenceOf(decision)}
              <span class="beside quiet">
                {decision.by}, {timeText(decision.at)}: {decision.reason}
                {decision.undone && ` (taken back by ${decision.undone.by}, ${timeText(decision.undone.at)})`}
              </span>
            </span>
            {!decision.undone && <Button onPress={() => onUndo(decision.id)}>Undo</Button>}
          </li>
        ))}
      </ul>
    </section>
  );

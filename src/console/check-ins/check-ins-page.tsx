import { useLocation } from 'preact-iso';
import { CheckInsFound } from '#domain/console-api.ts';
import { idEndingOf } from '#domain/receipt-code.ts';
import { succeed } from '#domain/result.ts';
import { client } from '../client.ts';
import { Page } from '../page.tsx';
import { Stale, Waiting } from '../trouble.tsx';
import { useAnswer } from '../use-answer.ts';
import { count } from '../words.ts';
import { FoundCheckInView, KeptOutView } from './found-check-in.tsx';

const everyMs = 3_000;

const nothing: CheckInsFound = { checkIns: [], keptOut: [] };

/** Finds a check-in by the code of its receipt; the code stands in the address. */
export const CheckInsPage = () => {
  const { query, route } = useLocation();
  const code = query.code ?? '';
  const ending = idEndingOf(code);
  const asked = useAnswer(
    ending ?? '',
    async () =>
      ending === null
        ? succeed(nothing)
        : client.get(`/check-ins?code=${encodeURIComponent(code)}`, CheckInsFound),
    everyMs,
  );
  const { value, asking } = asked;
  const found = ending === null || asking || !value ? null : value.checkIns.length + value.keptOut.length;
  return (
    <Page title="Receipts" aside={<a href="/console/check-ins/withdrawn">Withdrawn sign-ins</a>}>
      <div class="filters">
        <label class="field">
          <span>Receipt code, as the visitor reads it out</span>
          <input
            type="search"
            value={code}
            autocomplete="off"
            spellcheck={false}
            placeholder="665T-8A21"
            onInput={(typed) =>
              route(`/console/check-ins?code=${encodeURIComponent(typed.currentTarget.value)}`, true)
            }
          />
        </label>
      </div>
      <Stale asked={asked} />
      {!value && <Waiting asked={asked} />}
      <div role="status">
        {ending === null && <p class="empty">A receipt code has eight letters and digits.</p>}
        {found === 0 && (
          <p class="empty">
            Nothing of this code has arrived. Its tablet may not have sent it yet: its station says how many
            wait.
          </p>
        )}
        {found !== null && found > 0 && (
          <span class="unseen">Found: {count(found, 'record', 'records')}</span>
        )}
      </div>
      {ending !== null &&
        value?.checkIns.map((one) => (
          <FoundCheckInView key={one.checkIn} found={one} onChange={() => void asked.again()} />
        ))}
      {ending !== null &&
        value?.keptOut.map((record) => <KeptOutView key={record.receipt} record={record} />)}
    </Page>
  );
};

import { useRoute } from 'preact-iso';
import { type EventCredit, RegistrantPage } from '#domain/console-api.ts';
import { displayName, type Registrant } from '#domain/registrant.ts';
import { client } from '../client.ts';
import { Page } from '../page.tsx';
import { Stale, Waiting } from '../trouble.tsx';
import { useAnswer } from '../use-answer.ts';
import { cecText, daysText, dayText } from '../words.ts';
import { LedgerTable } from './ledger-table.tsx';
import { Requirement } from './requirement.tsx';

const Contacts = ({ registrant }: { registrant: Registrant }) => {
  const place = [
    registrant.street,
    registrant.city,
    registrant.region,
    registrant.postalCode,
    registrant.country,
  ];
  const lines = [registrant.email, registrant.phone, registrant.firm, place.filter(Boolean).join(', ')];
  return <p class="lead">{lines.filter(Boolean).join(' · ')}</p>;
};

const Designations = ({ registrant }: { registrant: Registrant }) =>
  registrant.designations.length === 0 ? (
    <p class="empty">No designation.</p>
  ) : (
    <table class="table">
      <thead>
        <tr>
          <th scope="col">Designation</th>
          <th scope="col">Kind</th>
          <th scope="col">Earned</th>
          <th scope="col">Ended</th>
        </tr>
      </thead>
      <tbody>
        {registrant.designations.map(({ code, kind, earned, endedOn }) => (
          <tr key={`${code} ${earned}`} class={endedOn ? 'gone' : undefined}>
            <th scope="row">{code}</th>
            <td>{kind}</td>
            <td>{dayText(earned)}</td>
            <td>{endedOn && dayText(endedOn)}</td>
          </tr>
        ))}
      </tbody>
    </table>
  );

const Credit = ({ credit }: { credit: EventCredit }) => {
  const { event, entry, reasons, facts } = credit;
  return (
    <article class="credit">
      <h3>
        <a href={`/console/events/${encodeURIComponent(event.id)}`}>{event.name}</a>
        <span class={entry ? 'tag tag-credit' : 'tag'}>
          {entry?.kind === 'credit' ? `${cecText(entry.cec)} CEC` : 'no credit'}
        </span>
      </h3>
      <p class="quiet">
        {event.place} · {daysText(event.firstDay, event.lastDay)}
        {entry?.kind === 'credit' && ` · ${entry.minutes} minutes · earned on ${dayText(entry.earnedOn)}`}
      </p>
      <ul class="facts">
        {facts.map((fact) => (
          <li key={fact.checkIn}>
            {fact.sentence}
            <span class="quiet">
              {' '}
              {fact.matchedBy}: {fact.reasons.join(', ')}
            </span>
          </li>
        ))}
      </ul>
      <details>
        <summary>How the credit came about</summary>
        <ul>
          {reasons.map((reason) => (
            <li key={reason}>{reason}</li>
          ))}
        </ul>
      </details>
    </article>
  );
};

/** One registrant: where they stand, and every fact behind every credit. */
export const RegistrantPageView = () => {
  const { params } = useRoute();
  const id = params.id ?? '';
  const asked = useAnswer(id, () => client.get(`/registrants/${encodeURIComponent(id)}`, RegistrantPage));
  const { value } = asked;
  return (
    <Page
      title={value ? displayName(value.registrant) : 'Registrant'}
      above={<a href="/console/registrants">Registrants</a>}
      aside={value && <span class="quiet">Number {value.registrant.registrantNumber}</span>}
    >
      <Stale asked={asked} />
      {!value && <Waiting asked={asked} />}
      {value && (
        <>
          <Contacts registrant={value.registrant} />
          <div class="columns">
            <Requirement requirement={value.requirement} policy={value.policy} />
            <section class="panel">
              <h2>Designations</h2>
              <Designations registrant={value.registrant} />
            </section>
          </div>
          <section class="panel">
            <h2>Events</h2>
            {value.credits.length === 0 && <p class="empty">Not seen at any event yet.</p>}
            {value.credits.map((credit) => (
              <Credit key={credit.event.id} credit={credit} />
            ))}
          </section>
          <section class="panel">
            <h2>Ledger</h2>
            <LedgerTable entries={value.ledger} />
          </section>
        </>
      )}
    </Page>
  );
};

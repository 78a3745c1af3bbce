import { useLocation } from 'preact-iso';
import { RegistrantList } from '#domain/console-api.ts';
import { say } from '../../messages/index.ts';
import { client } from '../client.ts';
import { Page } from '../page.tsx';
import { Stale, Waiting } from '../trouble.tsx';
import { useAnswer } from '../use-answer.ts';

/** Finds registrants; the question stands in the address. */
export const RegistrantsPage = () => {
  const { query, route } = useLocation();
  const q = query.q ?? '';
  const asked = useAnswer(q, () => client.get(`/registrants?q=${encodeURIComponent(q)}`, RegistrantList));
  const { value } = asked;
  return (
    <Page title="Registrants" aside={<a href="/console/duplicates">{say('duplicates.title')}</a>}>
      <div class="filters">
        <label class="field">
          <span>Find by number, name, e-mail, firm or place</span>
          <input
            type="search"
            value={q}
            onInput={(typed) =>
              route(`/console/registrants?q=${encodeURIComponent(typed.currentTarget.value)}`, true)
            }
          />
        </label>
      </div>
      <Stale asked={asked} />
      {!value && <Waiting asked={asked} />}
      {value && q.trim() === '' && <p class="empty">Type a number or a name to find somebody.</p>}
      {value && q.trim() !== '' && value.registrants.length === 0 && <p class="empty">Nobody fits “{q}”.</p>}
      {value && value.registrants.length > 0 && (
        <table class="table">
          <thead>
            <tr>
              <th scope="col">Name</th>
              <th scope="col">Number</th>
              <th scope="col">E-mail</th>
              <th scope="col">Firm</th>
              <th scope="col">Place</th>
            </tr>
          </thead>
          <tbody>
            {value.registrants.map((registrant) => (
              <tr key={registrant.id}>
                <th scope="row">
                  <a href={`/console/registrants/${encodeURIComponent(registrant.id)}`}>{registrant.name}</a>
                </th>
                <td>{registrant.registrantNumber}</td>
                <td>{registrant.email}</td>
                <td>{registrant.firm}</td>
                <td>{registrant.place}</td>
              </tr>
            ))}
          </tbody>
        </table>
      )}
      {value?.more && <p class="quiet">There are more. Type more of the name, or the number.</p>}
    </Page>
  );
};

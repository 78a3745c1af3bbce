import { useLocation } from 'preact-iso';
import { NewClass } from '#domain/classes-api.ts';
import { client } from '../client.ts';
import { Page } from '../page.tsx';
import { ClassForm } from './class-form.tsx';
import { emptyFields } from './plan-fields.ts';
import './classes.css';

/** A class is set up: from here its page leads on to people, link and roster. */
export const NewClassPage = () => {
  const { route } = useLocation();
  return (
    <Page title="New class" above={<a href="/console">Events</a>}>
      <p class="lead">
        Then you say who is expected, and send the instructor a link for their own tablet or phone.
      </p>
      <section class="panel">
        <ClassForm
          start={emptyFields(Intl.DateTimeFormat().resolvedOptions().timeZone)}
          act="Set up this class"
          onOrder={async (order) => {
            const answer = await client.post('/classes', order, NewClass);
            if (!answer.ok) return answer.problem.message;
            route(`/console/classes/${encodeURIComponent(answer.value.event)}`);
            return null;
          }}
        />
      </section>
    </Page>
  );
};

import { useEffect } from 'preact/hooks';
import { LocationProvider, Route, Router, useLocation } from 'preact-iso';
import { Button } from '../ui/button.tsx';
import { ApplicationPageView } from './applications/application-page.tsx';
import { EnterApplicationPage } from './applications/enter-page.tsx';
import { ApplicationsPage } from './applications/queue-page.tsx';
import { ListPageView } from './attendance-lists/list-page.tsx';
import { BadgeListPageView } from './badge-lists/badge-list-page.tsx';
import { CheckInsPage } from './check-ins/check-ins-page.tsx';
import { WithdrawnPage } from './check-ins/withdrawn-page.tsx';
import './console.css';
import { ClassPageView } from './classes/class-page.tsx';
import { NewClassPage } from './classes/new-class-page.tsx';
import { DuplicatesPage } from './duplicates/duplicates-page.tsx';
import { EventPageView } from './events/event-page.tsx';
import { EventsPage } from './events/events-page.tsx';
import { ImportPage } from './import/import-page.tsx';
import { Page } from './page.tsx';
import { QuarantinePage } from './quarantine/quarantine-page.tsx';
import { RegistrantPageView } from './registrants/registrant-page.tsx';
import { RegistrantsPage } from './registrants/registrants-page.tsx';
import { ReviewPage } from './review/review-page.tsx';
import { openSession, session, signOut } from './session.ts';
import { SignedOutPage } from './signed-out-page.tsx';

const places = [
  {
    path: '/console',
    name: 'Events',
    holds: (path: string) =>
      path === '/console' || /^\/console\/(events|classes|attendance-lists|badge-lists)/.test(path),
  },
  { path: '/console/review', name: 'Review', holds: (path: string) => path.startsWith('/console/review') },
  {
    path: '/console/applications',
    name: 'Applications',
    holds: (path: string) => path.startsWith('/console/applications'),
  },
  {
    path: '/console/registrants',
    name: 'Registrants',
    holds: (path: string) => /^\/console\/(registrants|duplicates)/.test(path),
  },
  {
    path: '/console/check-ins',
    name: 'Receipts',
    holds: (path: string) => path.startsWith('/console/check-ins'),
  },
  {
    path: '/console/quarantine',
    name: 'Quarantine',
    holds: (path: string) => path.startsWith('/console/quarantine'),
  },
  { path: '/console/import', name: 'Import', holds: (path: string) => path.startsWith('/console/import') },
];

const Header = ({ name }: { name: string }) => {
  const { path } = useLocation();
  return (
    <header class="top">
      <a class="skip" href="#content">
        Skip to content
      </a>
      <a class="brand" href="/console">
        Rollcall
      </a>
      <nav aria-label="Console">
        {places.map((place) => (
          <a key={place.path} href={place.path} aria-current={place.holds(path) ? 'page' : undefined}>
            {place.name}
          </a>
        ))}
      </nav>
      <span class="who">{name}</span>
      <Button kind="quiet" onPress={() => void signOut()}>
        Sign out
      </Button>
    </header>
  );
};

const NothingHere = () => (
  <Page title="There is nothing here">
    <p>
      Go to <a href="/console">the events</a>.
    </p>
  </Page>
);

/** The office's wing. */
export const Console = () => {
  useEffect(() => void openSession(), []);
  const now = session.value;
  if (now.at === 'asking') return <p class="quiet">Loading…</p>;
  if (now.at === 'signed-out') return <SignedOutPage why={now.why} />;
  return (
    <LocationProvider scope="/console">
      <div class="console">
        <Header name={now.staff.name} />
        <Router>
          <Route path="/console" component={EventsPage} />
          <Route path="/console/events/:id" component={EventPageView} />
          <Route path="/console/classes/new" component={NewClassPage} />
          <Route path="/console/classes/:id" component={ClassPageView} />
          <Route path="/console/attendance-lists/:id" component={ListPageView} />
          <Route path="/console/badge-lists/:id" component={BadgeListPageView} />
          <Route path="/console/review" component={ReviewPage} />
          <Route path="/console/applications" component={ApplicationsPage} />
          <Route path="/console/applications/new" component={EnterApplicationPage} />
          <Route path="/console/applications/:id" component={ApplicationPageView} />
          <Route path="/console/registrants" component={RegistrantsPage} />
          <Route path="/console/registrants/:id" component={RegistrantPageView} />
          <Route path="/console/duplicates" component={DuplicatesPage} />
          <Route path="/console/check-ins" component={CheckInsPage} />
          <Route path="/console/check-ins/withdrawn" component={WithdrawnPage} />
          <Route path="/console/quarantine" component={QuarantinePage} />
          <Route path="/console/import" component={ImportPage} />
          <Route default component={NothingHere} />
        </Router>
      </div>
    </LocationProvider>
  );
};

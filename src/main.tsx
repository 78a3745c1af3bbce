import { type ComponentType, render } from 'preact';
import './ui/tokens.css';
import './ui/page.css';

/** The wing that the address names; each is a chunk of its own. */
const loadWing = async (path: string): Promise<ComponentType> => {
  if (/^\/kiosk(\/|$)/.test(path)) return (await import('./kiosk/kiosk.tsx')).Kiosk;
  if (/^\/roster(\/|$)/.test(path)) return (await import('./roster/roster.tsx')).Roster;
  if (/^\/console(\/|$)/.test(path)) return (await import('./console/console.tsx')).Console;
  if (/^\/receipt\/?$/.test(path)) return (await import('./public-site/receipt-page.tsx')).ReceiptPage;
  if (/^\/here\/?$/.test(path)) return (await import('./public-site/here/here.tsx')).Here;
  if (/^\/organiser\/?$/.test(path)) return (await import('./public-site/organiser/organiser.tsx')).Organiser;
  if (/^\/roster-check\/?$/.test(path))
    return (await import('./public-site/roster-check/roster-check.tsx')).RosterCheck;
  return (await import('./public-site/front-door.tsx')).FrontDoor;
};

const root = document.getElementById('app');
if (!root) throw new Error('index.html has no place for the app.');
const Wing = await loadWing(location.pathname);
render(<Wing />, root);

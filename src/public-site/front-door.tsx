import { addWords, say, speak } from '../messages/index.ts';
import { preferredOf } from '../messages/languages.ts';
import { publicSiteWords } from '../messages/public-site.ts';
import './front-door.css';

await addWords(publicSiteWords);
await speak(preferredOf(navigator.languages));

const doors = [
  { to: '/kiosk', title: 'front.kiosk', about: 'front.kiosk-about' },
  { to: '/apply', title: 'front.apply', about: 'front.apply-about' },
  { to: '/console', title: 'front.console', about: 'front.console-about' },
] as const;

/** The front door: where to go, in plain words. */
export const FrontDoor = () => (
  <main class="front-door">
    <img src="/icons/icon.svg" alt="" width="88" height="88" />
    <h1>{say('app.name')}</h1>
    <p>{say('front.lead')}</p>
    <nav>
      {doors.map(({ to, title, about }) => (
        <a key={to} href={to}>
          <strong>{say(title)}</strong>
          <span>{say(about)}</span>
        </a>
      ))}
    </nav>
  </main>
);

import { html } from 'hono/html';
import type { SampleBadge } from '../sample/index.ts';

type Html = ReturnType<typeof html>;

const page = (title: string, content: Html): Html => html`<!doctype html>
<html lang="en">
  <head>
    <meta charset="utf-8">
    <meta name="viewport" content="width=device-width, initial-scale=1">
    <meta name="robots" content="noindex">
    <title>${title}</title>
    <link rel="stylesheet" href="/sample-badges/style.css">
  </head>
  <body>
    ${content}
  </body>
</html>`;

const formatWords: Readonly<Record<SampleBadge['format'], string>> = {
  'vcard-2.1': 'vCard 2.1',
  'vcard-3.0': 'vCard 3.0',
  'vcard-4.0': 'vCard 4.0',
  mecard: 'MeCard',
  delimited: 'fields between carets',
  url: 'link with parameters',
  json: 'JSON',
  'fixed-width': 'fields of fixed width',
  'prefixed-id': 'badge ID behind a prefix',
  opaque: 'bare badge ID',
  email: 'e-mail address',
};

const symbologyWords: Readonly<Record<SampleBadge['symbology'], string>> = {
  QRCode: 'QR code',
  PDF417: 'PDF417',
  DataMatrix: 'Data Matrix',
  Aztec: 'Aztec code',
  Code128: 'Code 128',
  Code39: 'Code 39',
};

/** `QR code, vCard 3.0` */
const codeWords = ({ symbology, format }: SampleBadge): string =>
  `${symbologyWords[symbology]}, ${formatWords[format]}`;

const isWide = ({ symbology }: SampleBadge): boolean => ['PDF417', 'Code128', 'Code39'].includes(symbology);

const code = (badge: SampleBadge, look: string): Html =>
  html`<img class="code ${look}" src="/sample-badges/${badge.id}.svg" alt="${symbologyWords[badge.symbology]} of badge ${badge.id}">`;

const card = (show: string, badge: SampleBadge): Html => html`
      <li class="badge" id="badge-${badge.id}">
        <article class="${isWide(badge) ? 'card card-wide' : 'card'}">
          <div class="show">${show}</div>
          <div>
            <h2 class="name"><a class="name-link" href="/sample-badges/${badge.id}">${badge.printedName}</a></h2>
            <p class="person-line">${badge.printedFirm}</p>
            <p class="person-line quiet">${badge.printedPlace}</p>
          </div>
          ${code(badge, isWide(badge) ? 'code-wide' : 'code-small')}
        </article>
        <p class="note">${badge.id} · ${codeWords(badge)}. ${badge.note}</p>
      </li>`;

/** All badges of the show as cards, two a row on paper. */
export const badgesPage = (show: string, badges: readonly SampleBadge[]): Html =>
  page(
    'Sample badges – Rollcall',
    html`<header>
      <h1>Sample badges</h1>
      <p>Badges of today’s convention, ${show}. Choose a name to see its code alone and large, and hold it in front of the
        kiosk’s camera; or print this page, two badges a row.</p>
      <p class="quiet">Everybody here is made up, and so are their firms, addresses and numbers.</p>
    </header>
    <main>
      <ol class="badges">${badges.map((badge) => card(show, badge))}
      </ol>
    </main>`,
  );

const otherBadge = (badge: SampleBadge | undefined, words: string): Html | '' =>
  badge ? html`<a class="way" href="/sample-badges/${badge.id}">${words}</a>` : '';

/** One badge's code, as large as the window allows. */
export const badgePage = (badge: SampleBadge, badges: readonly SampleBadge[]): Html => {
  const at = badges.findIndex(({ id }) => id === badge.id);
  return page(
    `${badge.printedName} – sample badge ${badge.id}`,
    html`<main class="single">
      ${code(badge, isWide(badge) ? 'code-large-wide' : 'code-large')}
      <h1>${badge.printedName}</h1>
      <p class="single-line">${[badge.printedFirm, badge.printedPlace].filter(Boolean).join(' · ')}</p>
      <p class="single-line quiet">${badge.note} A made-up person.</p>
      <nav class="ways">
        ${otherBadge(badges[at - 1], 'Badge before')}
        <a class="way" href="/sample-badges#badge-${badge.id}">All badges</a>
        ${otherBadge(badges[at + 1], 'Next badge')}
      </nav>
      <details class="payload">
        <summary class="payload-summary">What the code says (${codeWords(badge)})</summary>
        <pre class="payload-text">${badge.payload}</pre>
      </details>
    </main>`,
  );
};

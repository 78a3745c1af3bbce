/**
 * `npm run --silent bench:tablet`: how long a visitor waits for "saved" with a full outbox, and how long that outbox
 * takes to drain, on a slow processor (a quarter of this one) and a slow link. Real Chromium, real server.
 */
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Page } from '@playwright/test';
import type { CheckInRecord } from '../../src/domain/wire.ts';
import { killBrowser, openBrowser } from '../browser/browser.ts';
import { emptyFilm, isInviting } from '../browser/station.ts';
import { fillForm } from '../browser/visitors.ts';
import { clerk, convention, openOffice } from '../server/office.ts';
import { makeRecord, type Tablet } from '../server/records.ts';
import { startServer } from '../server/start-server.ts';

const unsent = 10_000;
const signIns = 100;
const slowdown = 4;
const link = { latency: 50, downloadThroughput: 250_000, uploadThroughput: 250_000 };
const limits = { savedP95Ms: 100, drainSeconds: 60 };

/** What the tablet needs to make records: read from its own storage. */
const readTablet = async (page: Page): Promise<Tablet> => {
  const row = await page.evaluate(
    () =>
      new Promise<{ device: string; token: string; pack: { serverKey: Tablet['serverKey'] } }>((resolve) => {
        const opening = indexedDB.open('rollcall');
        opening.onsuccess = () => {
          const rows = opening.result.transaction('enrolment').objectStore('enrolment').getAll();
          rows.onsuccess = () => {
            opening.result.close();
            const { device, token, pack } = rows.result[0];
            resolve({ device, token, pack: { serverKey: pack.serverKey } });
          };
        };
      }),
  );
  return {
    device: row.device,
    token: row.token,
    event: convention.id,
    serverKey: row.pack.serverKey,
    signingKey: null,
    last: { seq: 0, hash: '0'.repeat(64) },
  };
};

/** Puts records into the outbox as the store does, many at a time, and the end of their chain. */
const fillOutbox = (page: Page, records: CheckInRecord[], last: Tablet['last']): Promise<void> =>
  page.evaluate(
    ({ rows, end }) =>
      new Promise<void>((resolve, reject) => {
        const opening = indexedDB.open('rollcall');
        opening.onsuccess = () => {
          const transaction = opening.result.transaction(['outbox', 'setting'], 'readwrite');
          for (const row of rows) transaction.objectStore('outbox').put({ ...row, state: 'unsent' });
          transaction.objectStore('setting').put({ name: `last:${rows[0]?.device}`, value: end });
          transaction.oncomplete = () => {
            opening.result.close();
            resolve();
          };
          transaction.onabort = () => reject(transaction.error);
        };
      }),
    { rows: records, end: last },
  );

/** From the tap on "Sign me in" to the frame that shows "Thank you", milliseconds. */
const tapToSaved = (page: Page): Promise<number> =>
  page.evaluate(
    () =>
      new Promise<number>((resolve) => {
        const button = [...document.querySelectorAll('button')].find(
          (one) => one.textContent === 'Sign me in',
        );
        const seen = new MutationObserver(() => {
          if (!document.querySelector('.saved')) return;
          seen.disconnect();
          requestAnimationFrame(() => resolve(performance.now() - tapped));
        });
        seen.observe(document.body, { childList: true, subtree: true });
        const tapped = performance.now();
        button?.click();
      }),
  );

const percentile = (values: number[], share: number): number =>
  values.toSorted((a, b) => a - b)[Math.min(values.length - 1, Math.ceil(values.length * share) - 1)] ?? 0;

const folder = mkdtempSync(join(tmpdir(), 'rollcall-bench-'));
const profile = join(folder, 'profile');
const server = await startServer({ prepare: (rooms) => openOffice(rooms) });
const browser = await openBrowser({ profile, cameraFilm: emptyFilm(folder) });
try {
  const page = browser.pages()[0] ?? (await browser.newPage());
  page.setDefaultTimeout(120_000);
  const { code } = await server.rooms.access.createEnrolment({
    event: convention.id,
    station: 'Booth 7',
    by: clerk.id,
  });
  await page.goto(`${server.url}/kiosk#enrol=${code}`);
  await isInviting(page);
  await page.evaluate(async () => (await navigator.serviceWorker.ready).active?.state);

  const tablet = await readTablet(page);
  const records: CheckInRecord[] = [];
  for (let made = 0; made < unsent; made++)
    records.push(
      await makeRecord(tablet, {
        claim: {
          full_name: `Visitor ${made}`,
          registrant_number: String(100_000 + made),
          email: `visitor.${made}@bench.example`,
        },
      }),
    );
  const devtools = await browser.newCDPSession(page);
  await devtools.send('Network.enable');
  await devtools.send('Network.emulateNetworkConditions', { ...link, offline: true });
  for (let start = 0; start < unsent; start += 1_000)
    await fillOutbox(page, records.slice(start, start + 1_000), tablet.last);
  await page.reload();
  await isInviting(page);
  await page.getByTestId('safety').getByText(unsent.toLocaleString('en')).waitFor();
  await devtools.send('Emulation.setCPUThrottlingRate', { rate: slowdown });

  const waits: number[] = [];
  for (let person = 0; person < signIns; person++) {
    await fillForm(page, {
      name: `Maria Bench${person}`,
      number: String(50_000 + person),
      email: `maria.${person}@bench.example`,
    });
    waits.push(await tapToSaved(page));
    await page.getByRole('button', { name: 'Done' }).click();
  }

  await devtools.send('Network.emulateNetworkConditions', { ...link, offline: false });
  const before = performance.now();
  await page.evaluate(() => dispatchEvent(new Event('online')));
  await page.getByTestId('safety').getByText('All safe').waitFor({ timeout: 300_000 });
  const drainSeconds = (performance.now() - before) / 1_000;
  await server.background.idle();
  const stored = (await server.rooms.store.db.selectFrom('check_in').select('id').execute()).length;

  const savedP95Ms = percentile(waits, 0.95);
  const isMet =
    savedP95Ms <= limits.savedP95Ms && drainSeconds <= limits.drainSeconds && stored === unsent + signIns;
  console.log(
    JSON.stringify({
      unsent,
      slowdown,
      savedP50Ms: Math.round(percentile(waits, 0.5)),
      savedP95Ms: Math.round(savedP95Ms),
      drainSeconds: Math.round(drainSeconds * 10) / 10,
      stored,
      limits,
    }),
  );
  process.exitCode = isMet ? 0 : 1;
} finally {
  killBrowser(profile);
  await server.end();
  rmSync(folder, { recursive: true, force: true, maxRetries: 5 });
}

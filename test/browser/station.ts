/** One booth for a browser test: real server, gateway, real Chromium with a profile on disk, an enrolled kiosk. */
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { BrowserContext, Page } from '@playwright/test';
import { clerk, convention, openOffice } from '../server/office.ts';
import { startServer } from '../server/start-server.ts';
import { killBrowser, openBrowser } from './browser.ts';
import { writeCameraFilm } from './fake-camera.ts';
import { openGateway } from './gateway.ts';
import { giveScanner } from './visitors.ts';

const builtApp = join(import.meta.dirname, '..', '..', 'dist');

/** The booth's parts but the browser. `dist`: which build of the app it serves. */
export const openBooth = async ({ dist = builtApp } = {}) => {
  const folder = mkdtempSync(join(tmpdir(), 'rollcall-booth-'));
  const server = await startServer({ prepare: (rooms) => openOffice(rooms) });
  const gateway = await openGateway({ server: server.url, dist });
  const enrolmentLink = async (): Promise<string> => {
    const { code } = await server.rooms.access.createEnrolment({
      event: convention.id,
      station: 'Booth 7',
      by: clerk.id,
    });
    return `${gateway.url}/kiosk#enrol=${code}`;
  };
  return {
    folder,
    server,
    gateway,
    enrolmentLink,
    end: async (): Promise<void> => {
      await gateway.close();
      await server.end();
      rmSync(folder, { recursive: true, force: true, maxRetries: 5 });
    },
  };
};

/** A wall in front of the camera: nobody signs in by it. */
export const emptyFilm = (folder: string): string => {
  const film = join(folder, 'wall.y4m');
  writeCameraFilm(film, { wallSeconds: 3, payload: null, badgeSeconds: 0, wallAfterSeconds: 0 });
  return film;
};

export const isInviting = (page: Page): Promise<void> =>
  page.getByRole('heading', { name: 'Scan your badge' }).waitFor();

/** The booth with a browser and its kiosk, enrolled and inviting. `prepare` is told the browser before its first page. */
export const openStation = async (
  options: { dist?: string; cameras?: number; prepare?: (browser: BrowserContext) => Promise<void> } = {},
) => {
  const booth = await openBooth(options);
  const profile = join(booth.folder, 'profile');
  const open = async (): Promise<BrowserContext> => {
    const browser = await openBrowser({
      profile,
      ...(options.cameras ? { cameras: options.cameras } : { cameraFilm: emptyFilm(booth.folder) }),
    });
    await giveScanner(browser);
    await options.prepare?.(browser);
    return browser;
  };
  const browser = await open();
  const kiosk = browser.pages()[0] ?? (await browser.newPage());
  await kiosk.goto(await booth.enrolmentLink());
  await isInviting(kiosk);
  await kiosk.evaluate(async () => (await navigator.serviceWorker.ready).active?.state);
  return {
    ...booth,
    profile,
    browser,
    kiosk,
    /** The same profile in a new browser. */
    reopen: open,
    end: async (): Promise<void> => {
      killBrowser(profile);
      await booth.end();
    },
  };
};

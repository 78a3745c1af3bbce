/**
 * Finds or brings the Chromium that browser tests drive, in this order: one named by CHROMIUM_PATH,
 * one already installed, on Linux the one that the npm package @sparticuz/chromium ships inside itself
 * (nothing is downloaded), elsewhere Playwright's own download.
 * ROLLCALL_BROWSER=packaged leaves out the first two, to prove that a bare machine passes.
 */
import { execFileSync, spawnSync } from 'node:child_process';
import { existsSync, mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';

export interface Chromium {
  executablePath: string;
  /** Added to the browser's environment. */
  env: Record<string, string>;
}

const cache = join(import.meta.dirname, '..', '.cache', 'browser');

const installedPlaces = [
  '/usr/bin/chromium',
  '/usr/bin/chromium-browser',
  '/usr/bin/google-chrome',
  '/Applications/Google Chrome.app/Contents/MacOS/Google Chrome',
  'C:\\Program Files\\Google\\Chrome\\Application\\chrome.exe',
];

/** Flags that every launch needs: no calls home, and no sandbox where the tests run as root. */
export const chromiumArguments = (): string[] => [
  '--disable-background-networking',
  '--disable-component-update',
  '--disable-sync',
  '--disable-quic',
  '--no-first-run',
  ...(process.getuid?.() === 0 ? ['--no-sandbox'] : []),
];

const starts = (executablePath: string, env: Record<string, string>): boolean =>
  spawnSync(executablePath, ['--version', ...chromiumArguments()], {
    env: { ...process.env, ...env },
    timeout: 30_000,
  }).status === 0;

/** The package's own configuration names folders of a machine that is not ours; a browser without any font crashes. */
const writeFontsConfiguration = (): string => {
  const file = join(cache, 'fonts.conf');
  const folders = [join(cache, 'fonts'), '/usr/share/fonts', '/usr/local/share/fonts'];
  writeFileSync(
    file,
    `<?xml version="1.0"?><!DOCTYPE fontconfig SYSTEM "fonts.dtd">
<fontconfig>${folders.map((folder) => `<dir>${folder}</dir>`).join('')}<cachedir>${join(cache, 'fonts-cache')}</cachedir></fontconfig>
`,
  );
  return file;
};

/** The packaged browser, unpacked once into the project's cache, with its own libraries where the machine lacks them. */
const packaged = async (): Promise<Chromium> => {
  mkdirSync(cache, { recursive: true });
  // The package unpacks into the folder for temporary files; ours keeps it from clashing with anybody's.
  process.env.TMPDIR = cache;
  const { default: sparticuz, inflate } = await import('@sparticuz/chromium');
  const executablePath = await sparticuz.executablePath();
  const alone = { FONTCONFIG_FILE: writeFontsConfiguration() };
  if (starts(executablePath, alone)) return { executablePath, env: alone };
  const bin = join(import.meta.dirname, '..', 'node_modules', '@sparticuz', 'chromium', 'bin');
  await inflate(join(bin, 'al2023.tar.br'));
  const withLibraries = { ...alone, LD_LIBRARY_PATH: join(cache, 'al2023', 'lib') };
  if (starts(executablePath, withLibraries)) return { executablePath, env: withLibraries };
  throw new Error(
    'The packaged Chromium does not start here. Install Chromium, or name one in CHROMIUM_PATH.',
  );
};

const downloaded = async (): Promise<Chromium> => {
  const { chromium } = await import('@playwright/test');
  if (!existsSync(chromium.executablePath())) {
    execFileSync('npx', ['playwright', 'install', 'chromium'], {
      stdio: 'inherit',
      shell: process.platform === 'win32',
    });
  }
  return { executablePath: chromium.executablePath(), env: {} };
};

/** Resolves to a Chromium that starts on this machine; throws, saying what to do, where there is none. */
export const findChromium = async (): Promise<Chromium> => {
  const { CHROMIUM_PATH, ROLLCALL_BROWSER } = process.env;
  if (ROLLCALL_BROWSER !== 'packaged') {
    const installed = [CHROMIUM_PATH, ...installedPlaces].find((place) => place && existsSync(place));
    if (installed) return { executablePath: installed, env: {} };
  }
  return process.platform === 'linux' ? packaged() : downloaded();
};

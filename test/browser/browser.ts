import { execFileSync } from 'node:child_process';
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { type BrowserContext, chromium } from '@playwright/test';
import { chromiumArguments, findChromium } from '../chromium.ts';

export const portrait = { width: 820, height: 1180 };
export const landscape = { width: 1180, height: 820 };
export const phone = { width: 390, height: 844 };

interface Launch {
  /** The profile's folder: what a tablet keeps over a restart. */
  profile: string;
  /** A film to play as the camera; without it Chromium shows its own test picture. */
  cameraFilm?: string;
  /** How many cameras the machine has, where no film is played. */
  cameras?: number;
  viewport?: { width: number; height: number };
  colorScheme?: 'light' | 'dark';
  /** The address to open as an installed app is: without the frame of a browser. */
  app?: string;
  /** Fingers instead of a mouse. */
  hasTouch?: boolean;
}

/** A real Chromium with a profile on disk and a camera that plays a film. */
export const openBrowser = async (launch: Launch): Promise<BrowserContext> => {
  const { executablePath, env } = await findChromium();
  return chromium.launchPersistentContext(launch.profile, {
    executablePath,
    env: { ...(process.env as Record<string, string>), ...env },
    viewport: launch.viewport ?? portrait,
    colorScheme: launch.colorScheme ?? 'light',
    hasTouch: launch.hasTouch ?? false,
    permissions: ['camera'],
    args: [
      ...chromiumArguments(),
      '--use-fake-ui-for-media-stream',
      `--use-fake-device-for-media-stream=device-count=${launch.cameras ?? 1}`,
      ...(launch.app ? [`--app=${launch.app}`] : []),
      ...(launch.cameraFilm ? [`--use-file-for-fake-video-capture=${launch.cameraFilm}`] : []),
    ],
  });
};

const commandLine = (pid: string): string => {
  try {
    return readFileSync(`/proc/${pid}/cmdline`, 'utf8');
  } catch {
    return '';
  }
};

/** Process ids with their command lines. Slim Linux images have no `ps`, other systems no `/proc`. */
const runningProcesses = (): { pid: number; command: string }[] =>
  existsSync('/proc')
    ? readdirSync('/proc')
        .filter((name) => /^\d+$/.test(name))
        .map((name) => ({ pid: Number(name), command: commandLine(name) }))
    : execFileSync('ps', ['-A', '-o', 'pid=,args='], { encoding: 'utf8' })
        .split('\n')
        .map((line) => ({ pid: Number.parseInt(line, 10), command: line }));

/** Ends the browser at once, as a flat battery does: SIGKILL to every process of it. */
export const killBrowser = (profile: string): void => {
  const ours = runningProcesses().filter(({ command }) => command.includes(`user-data-dir=${profile}`));
  for (const { pid } of ours) {
    try {
      process.kill(pid, 'SIGKILL');
    } catch {
      // It ended by itself in between.
    }
  }
};

/** The packaged browser is a headless shell: it installs no apps and opens none in a window of their own. */
export const hasApps = !(process.env.CHROMIUM_PATH ?? '').includes('.cache');
export const whyNoApps = 'the packaged browser is a headless shell, which knows no installed apps';

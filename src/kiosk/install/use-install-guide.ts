import type { ComponentType } from 'preact';
import { usePart } from '../../ui/use-part.ts';
import type { InstallGuideProps } from './guide.tsx';
import { runsInBrowser } from './offer.ts';

const load = async () => (await import('./guide.tsx')).InstallGuide;

/** The guide, where the app runs in a browser's tab; null where it is installed, or cannot be loaded. */
export const loadInstallGuide = async (): Promise<ComponentType<InstallGuideProps> | null> =>
  runsInBrowser ? load().catch(() => null) : null;

/** The same for a page that need not wait for it. */
export const useInstallGuide = (): ComponentType<InstallGuideProps> | null => usePart(runsInBrowser, load);

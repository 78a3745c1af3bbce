import type { ComponentType } from 'preact';
import { usePart } from '../../ui/use-part.ts';
import type { InstallGuideProps } from './guide.tsx';
import { runsInBrowser } from './offer.ts';

const load = async () => (await import('./guide.tsx')).InstallGuide;

/** The guide, where the app runs in a browser's tab; null where it is installed. */
export const useInstallGuide = (): ComponentType<InstallGuideProps> | null => usePart(runsInBrowser, load);

import type { ComponentType } from 'preact';
import { usePart } from '../../ui/use-part.ts';
import type { LockGuideProps } from './lock-guide.tsx';
import { type Platform, platformOf } from './platform.ts';

const load = async () => (await import('./lock-guide.tsx')).LockGuide;

/** The guide with the platform that it is for; null on a computer, which has nothing of the kind. */
export const useLockGuide = (): {
  Guide: ComponentType<LockGuideProps>;
  platform: Exclude<Platform, 'desktop'>;
} | null => {
  const platform = platformOf(navigator);
  const Guide = usePart(platform !== 'desktop', load);
  return Guide && platform !== 'desktop' ? { Guide, platform } : null;
};

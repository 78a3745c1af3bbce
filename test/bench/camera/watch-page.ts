/** What is measured inside a page that shows a camera: when a badge came into the picture; and how long it was blocked. */
import type { Page } from '@playwright/test';
import { mark } from './film.ts';

/** When each badge was first seen on the film, by its number from 1 on. */
export interface Watched {
  seen: { badge: number; atMs: number }[];
}

export interface Blocks {
  longestTaskMs: number;
  longestFrameGapMs: number;
}

/** Runs in the page: from now on, notes how long nothing else could happen in it. */
const startTimingBlocks = (): void => {
  const blocks: Blocks = { longestTaskMs: 0, longestFrameGapMs: 0 };
  Object.assign(window, { blocks });
  new PerformanceObserver((list) => {
    for (const { duration } of list.getEntries())
      blocks.longestTaskMs = Math.max(blocks.longestTaskMs, Math.round(duration));
  }).observe({ type: 'longtask' });
  let lastPaint = performance.now();
  const onPaint = (now: number): void => {
    blocks.longestFrameGapMs = Math.max(blocks.longestFrameGapMs, Math.round(now - lastPaint));
    lastPaint = now;
    requestAnimationFrame(onPaint);
  };
  requestAnimationFrame(onPaint);
};

/** Runs in the page: from now on, notes what the film's mark says at every frame of the page's video. */
const startWatching = ({ cell, bits }: typeof mark): void => {
  const watched: Watched = { seen: [] };
  Object.assign(window, { watched });
  const canvas = Object.assign(document.createElement('canvas'), { width: bits, height: 1 });
  const context = canvas.getContext('2d', { willReadFrequently: true });
  let last = 0;
  const onFrame = (video: HTMLVideoElement, now: number): void => {
    context?.drawImage(video, 0, 0, cell * bits, cell, 0, 0, bits, 1);
    const pixels = context?.getImageData(0, 0, bits, 1).data ?? [];
    let badge = 0;
    for (let bit = 0; bit < bits; bit += 1) if ((pixels[4 * bit] ?? 0) > 128) badge += 1 << bit;
    if (badge !== last && badge > 0) watched.seen.push({ badge, atMs: now });
    last = badge;
  };
  // The page may open its camera anew: the video is looked for again and again.
  const follow = (video: HTMLVideoElement): void => {
    video.requestVideoFrameCallback((now) => {
      onFrame(video, now);
      if (video.isConnected) follow(video);
    });
  };
  const followed = new WeakSet<HTMLVideoElement>();
  setInterval(() => {
    const video = document.querySelector('video');
    if (!video || followed.has(video)) return;
    followed.add(video);
    follow(video);
  }, 50);
};

export const watchPage = (page: Page): Promise<void> => page.evaluate(startWatching, mark);

export const readWatched = (page: Page): Promise<Watched> =>
  page.evaluate(() => (window as unknown as { watched: Watched }).watched);

export const timeBlocks = (page: Page): Promise<void> => page.evaluate(startTimingBlocks);

export const readBlocks = (page: Page): Promise<Blocks> =>
  page.evaluate(() => (window as unknown as { blocks: Blocks }).blocks);

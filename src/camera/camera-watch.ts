import { type Camera, type CameraProblem, openCamera, problemOf } from './camera.ts';
import { type Decoder, openDecoder } from './decoder.ts';
import type { Reading } from './reading.ts';

export type CameraState = { is: 'starting' } | { is: 'live' } | { is: 'stopped'; problem: CameraProblem };

interface Watch {
  elementId: string;
  /** Milliseconds since any fixed moment, never jumping. */
  clock: { monotonicMs(): number };
  onReading: (reading: Reading) => void;
  onCamera: (state: CameraState) => void;
}

const frameGapMs = 80;
/** No new frame for so long means that the camera hangs. */
const stalledMs = 2_000;
const firstFrameMs = 10_000;
const mostRestarts = 3;
const retryMs = 30_000;

const pause = (ms: number): Promise<void> => new Promise((resolve) => setTimeout(resolve, ms));

/** Watches the camera for badges until stopped. Camera trouble is told, retried, and never thrown. */
export const watchCamera = ({ elementId, clock, onReading, onCamera }: Watch): { stop: () => void } => {
  let stopped = false;

  /** Decodes frame after frame; returns when the camera hangs or is stopped. */
  const readFrames = async ({ video }: Camera, decoder: Decoder): Promise<void> => {
    let lastFrameTime = -1;
    let quietSince = clock.monotonicMs() + firstFrameMs - stalledMs;
    while (!stopped) {
      if (video.currentTime !== lastFrameTime && video.videoWidth > 0) {
        lastFrameTime = video.currentTime;
        quietSince = clock.monotonicMs();
        for (const reading of await decoder.decode(await createImageBitmap(video), frameGapMs))
          onReading(reading);
      } else if (clock.monotonicMs() - quietSince > stalledMs && document.visibilityState === 'visible') {
        return;
      }
      await pause(frameGapMs);
    }
  };

  const watchOnce = async (): Promise<void> => {
    const camera = await openCamera(elementId);
    const decoder = openDecoder((late) => {
      for (const reading of late) if (!stopped) onReading(reading);
    });
    try {
      if (!stopped) onCamera({ is: 'live' });
      await readFrames(camera, decoder);
    } finally {
      decoder.close();
      await camera.close();
    }
  };

  const watch = async (): Promise<void> => {
    onCamera({ is: 'starting' });
    for (let failures = 0; !stopped; ) {
      let problem: CameraProblem = 'failed';
      const startedAt = clock.monotonicMs();
      try {
        await watchOnce();
      } catch (error) {
        problem = problemOf(error);
      }
      if (stopped) return;
      failures = clock.monotonicMs() - startedAt > 60_000 ? 1 : failures + 1;
      if (problem !== 'failed' || failures >= mostRestarts) {
        onCamera({ is: 'stopped', problem });
        await pause(retryMs);
      }
    }
  };

  void watch();
  return {
    stop: () => {
      stopped = true;
    },
  };
};

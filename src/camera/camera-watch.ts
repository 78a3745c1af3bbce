import { type Camera, type CameraProblem, openCamera, problemOf } from './camera.ts';
import type { CameraTools, Facing } from './camera-tools.ts';
import { type Decoder, openDecoder } from './decoder.ts';
import type { Frame, Reading } from './reading.ts';

export type CameraState =
  | { is: 'starting' }
  | { is: 'live'; tools: CameraTools }
  /** Nobody was there for long: it hardly looks, until somebody comes or touches the tablet. */
  | { is: 'resting' }
  | { is: 'stopped'; problem: CameraProblem };

interface Watch {
  elementId: string;
  /** Milliseconds since any fixed moment, never jumping. */
  clock: { monotonicMs(): number };
  facing: Facing;
  /** How long without a touch, a key or a reading until the camera rests; null for never. */
  restAfterMs: number | null;
  onReading: (reading: Reading) => void;
  onCamera: (state: CameraState) => void;
}

export interface CameraWatch {
  stop: () => void;
  /** Looks with the other camera. */
  turn: (facing: Facing) => void;
}

/** After motion, a badge is on its way: every frame is read. What came to rest then is looked at again and again. */
const livelyMs = 1_500;
const settledMs = 5_000;
/**
 * How often it looks whether a new frame shows something else, and how often it reads a picture that does not: an
 * empty wall costs next to nothing, and a badge cannot come into it without a motion.
 */
const pace = {
  lively: { glanceMs: 40, readMs: 0, spareMs: 40 },
  settling: { glanceMs: 40, readMs: 400, spareMs: 360 },
  still: { glanceMs: 100, readMs: 1_000, spareMs: 0 },
} as const;

const paceAfter = (sinceMotionMs: number): keyof typeof pace => {
  if (sinceMotionMs < livelyMs) return 'lively';
  return sinceMotionMs < settledMs ? 'settling' : 'still';
};
const restingGlanceMs = 500;
/** A camera that goes slower shows another picture by itself. */
const settleToRestMs = 3_000;
/** No new frame for so long means that the camera hangs. */
const stalledMs = 2_000;
const firstFrameMs = 10_000;
const mostRestarts = 3;
const retryMs = 30_000;

const signsOfLife = ['pointerdown', 'keydown'] as const;

const pause = (ms: number): Promise<void> => new Promise((resolve) => setTimeout(resolve, ms));

/** A video's frame is handed on as it is; drawing it into a bitmap would hold the page up at every frame. */
const frameOf = async (video: HTMLVideoElement): Promise<Frame> =>
  'VideoFrame' in window ? new VideoFrame(video) : createImageBitmap(video);

/** Until the time is over, or another camera was plugged in. */
const pauseUntilOther = (ms: number): Promise<void> =>
  new Promise((resolve) => {
    const go = (): void => {
      clearTimeout(timer);
      navigator.mediaDevices?.removeEventListener('devicechange', go);
      resolve();
    };
    const timer = setTimeout(go, ms);
    navigator.mediaDevices?.addEventListener('devicechange', go);
  });

/** Watches the camera for badges until stopped. Camera trouble is told, retried, and never thrown. */
export const watchCamera = (watch: Watch): CameraWatch => {
  const { elementId, clock, restAfterMs, onReading, onCamera } = watch;
  let { facing } = watch;
  let stopped = false;
  let lastLifeMs = clock.monotonicMs();

  const noteLife = (): void => {
    lastLifeMs = clock.monotonicMs();
  };
  const tell = (readings: Reading[]): void => {
    if (readings.length > 0) noteLife();
    for (const reading of readings) if (!stopped) onReading(reading);
  };
  const isRestDue = (): boolean => restAfterMs !== null && clock.monotonicMs() - lastLifeMs > restAfterMs;

  /** Looks twice a second, in small, until something moves or somebody touches. */
  const rest = async (camera: Camera, decoder: Decoder): Promise<void> => {
    onCamera({ is: 'resting' });
    await camera.rest();
    const restedMs = clock.monotonicMs();
    while (!stopped && isRestDue() && camera.isRunning()) {
      await pause(restingGlanceMs);
      const picture = await frameOf(camera.video);
      const { hasMoved } = await decoder.decode({ picture, onlyIfMoved: true, spareMs: 0 });
      if (hasMoved && clock.monotonicMs() - restedMs > settleToRestMs) noteLife();
    }
    await camera.wake();
    noteLife();
    if (!stopped) onCamera({ is: 'live', tools: camera.tools });
  };

  /** Decodes frame after frame; returns when the camera hangs, is gone, is to be turned, or all is stopped. */
  const readFrames = async (camera: Camera, decoder: Decoder): Promise<void> => {
    const { video } = camera;
    const openedFacing = facing;
    let lastFrameTime = -1;
    let lastMotionMs = Number.NEGATIVE_INFINITY;
    let lastReadMs = Number.NEGATIVE_INFINITY;
    let quietSince = clock.monotonicMs() + firstFrameMs - stalledMs;
    while (!stopped && facing === openedFacing && camera.isRunning()) {
      const nowMs = clock.monotonicMs();
      const { glanceMs, readMs, spareMs } = pace[paceAfter(nowMs - lastMotionMs)];
      if (isRestDue()) {
        await rest(camera, decoder);
        quietSince = clock.monotonicMs();
      } else if (video.currentTime !== lastFrameTime && video.videoWidth > 0) {
        lastFrameTime = video.currentTime;
        quietSince = nowMs;
        const onlyIfMoved = nowMs - lastReadMs < readMs;
        const picture = await frameOf(video);
        const { readings, hasMoved } = await decoder.decode({ picture, onlyIfMoved, spareMs });
        if (hasMoved) lastMotionMs = nowMs;
        if (hasMoved || !onlyIfMoved) lastReadMs = nowMs;
        tell(readings);
      } else if (nowMs - quietSince > stalledMs && document.visibilityState === 'visible') {
        return;
      }
      await pause(glanceMs);
    }
  };

  const watchOnce = async (): Promise<void> => {
    const camera = await openCamera(elementId, facing);
    const decoder = openDecoder(tell);
    try {
      if (!stopped) onCamera({ is: 'live', tools: camera.tools });
      await readFrames(camera, decoder);
    } finally {
      decoder.close();
      await camera.close();
    }
  };

  const keepWatching = async (): Promise<void> => {
    for (let failures = 0; !stopped; ) {
      onCamera({ is: 'starting' });
      let problem: CameraProblem = 'failed';
      const startedAt = clock.monotonicMs();
      const wanted = facing;
      try {
        await watchOnce();
      } catch (error) {
        problem = problemOf(error);
      }
      if (stopped) return;
      if (facing !== wanted) failures = 0;
      else failures = clock.monotonicMs() - startedAt > 60_000 ? 1 : failures + 1;
      if (problem !== 'failed' || failures >= mostRestarts) {
        onCamera({ is: 'stopped', problem });
        await pauseUntilOther(retryMs);
      }
    }
  };

  for (const sign of signsOfLife) addEventListener(sign, noteLife, true);
  void keepWatching();
  return {
    stop: () => {
      stopped = true;
      for (const sign of signsOfLife) removeEventListener(sign, noteLife, true);
    },
    turn: (other) => {
      facing = other;
      noteLife();
    },
  };
};

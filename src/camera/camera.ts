import { type CameraDevice, Html5Qrcode, Html5QrcodeSupportedFormats } from 'html5-qrcode';
import { type CameraTools, type Facing, keepFocusing, toolsOf } from './camera-tools.ts';

export type CameraProblem = 'not-allowed' | 'no-camera' | 'in-use' | 'failed';

/**
 * html5-qrcode is here for permission, the list of cameras, start and stop, torch and zoom. Its own decoding is kept
 * quiet: it reads a canvas of the displayed size on the main thread and gives text only, so the frames go to our
 * worker instead. One frame in a day is as near to "never" as its settings come.
 */
const oneFrameADay = 1 / 86_400;

export const problemOf = (error: unknown): CameraProblem => {
  const text = String(error);
  if (/NotAllowed|Permission|insecure/i.test(text)) return 'not-allowed';
  if (/NotFound|Overconstrained|not found/i.test(text)) return 'no-camera';
  if (/NotReadable|in use|Could not start/i.test(text)) return 'in-use';
  return 'failed';
};

const sharpPicture: MediaTrackConstraints = { width: { ideal: 1920 }, height: { ideal: 1080 } };
/** Enough to see that somebody comes. */
const restingPicture: MediaTrackConstraints = {
  width: { ideal: 320 },
  height: { ideal: 240 },
  frameRate: { ideal: 2 },
};

const videoIn = (elementId: string): HTMLVideoElement => {
  const video = document.getElementById(elementId)?.querySelector('video');
  if (!video) throw new Error('The camera shows no picture.');
  return video;
};

const firstPictureMs = 10_000;

/** Until the camera shows something; one that never does is for whoever watches its frames. */
const firstPicture = (video: HTMLVideoElement): Promise<void> =>
  new Promise((resolve) => {
    const timer = setTimeout(resolve, firstPictureMs);
    const play = (): void => {
      clearTimeout(timer);
      resolve();
    };
    video.addEventListener('playing', play, { once: true });
  });

const start = async (elementId: string, which: MediaTrackConstraints): Promise<Html5Qrcode> => {
  const reader = new Html5Qrcode(elementId, {
    verbose: false,
    useBarCodeDetectorIfSupported: false,
    formatsToSupport: [Html5QrcodeSupportedFormats.QR_CODE],
  });
  await reader.start(
    { facingMode: 'user' },
    {
      fps: oneFrameADay,
      disableFlip: true,
      videoConstraints: { ...sharpPicture, ...which },
    },
    () => undefined,
    undefined,
  );
  const video = videoIn(elementId);
  if (video.readyState < HTMLMediaElement.HAVE_CURRENT_DATA) await firstPicture(video);
  return reader;
};

/** It stumbles over its own canvas where no picture ever came; the camera is off by then. */
const stop = (reader: Html5Qrcode): Promise<void> => reader.stop().catch(() => undefined);

/** Asked once, before a camera runs: html5-qrcode opens one for it, and an iPad stops the first for a second. */
let known: Promise<CameraDevice[]> | null = null;
const listCameras = (): Promise<CameraDevice[]> => {
  known ??= Html5Qrcode.getCameras();
  known.catch(() => {
    known = null;
  });
  return known;
};
navigator.mediaDevices?.addEventListener('devicechange', () => {
  known = null;
});

/** Cameras say which way they look, but those of laptops and on cables: there the second in the list is "back". */
const startFacing = async (elementId: string, facing: Facing) => {
  const [, second] = await listCameras();
  const reader = await start(elementId, { facingMode: facing === 'front' ? 'user' : 'environment' });
  if (facing === 'front' || !second || reader.getRunningTrackSettings().facingMode !== undefined) {
    return { reader, canTurn: second !== undefined };
  }
  await stop(reader);
  return { reader: await start(elementId, { deviceId: { exact: second.id } }), canTurn: true };
};

/** Starts the camera inside the element with this id. Rejects with what `problemOf` puts into words. */
export const openCamera = async (elementId: string, facing: Facing) => {
  const { reader, canTurn } = await startFacing(elementId, facing);
  const video = videoIn(elementId);
  // It fixes the width it had at start; the style sheet knows better.
  video.style.removeProperty('width');
  await keepFocusing(reader);
  const stream = video.srcObject instanceof MediaStream ? video.srcObject : null;
  return {
    video,
    tools: toolsOf(reader, { facing, canTurn }) satisfies CameraTools,
    /** False once it was unplugged, or taken away while the tablet slept. */
    isRunning: (): boolean => stream?.getVideoTracks()[0]?.readyState === 'live',
    /** A camera that cannot go slower keeps its pace. */
    rest: () => reader.applyVideoConstraints(restingPicture).catch(() => undefined),
    wake: () =>
      reader.applyVideoConstraints({ ...sharpPicture, frameRate: { ideal: 30 } }).catch(() => undefined),
    close: () => stop(reader),
  };
};

export type Camera = Awaited<ReturnType<typeof openCamera>>;

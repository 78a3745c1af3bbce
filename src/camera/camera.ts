import { Html5Qrcode, Html5QrcodeSupportedFormats } from 'html5-qrcode';

export type CameraProblem = 'not-allowed' | 'no-camera' | 'in-use' | 'failed';

/**
 * html5-qrcode is here for permission, the list of cameras, start and stop. Its own decoding is kept quiet: it reads
 * a canvas of the displayed size on the main thread and gives text only, so the frames go to our worker instead.
 * One frame in a day is as near to "never" as its settings come.
 */
const oneFrameADay = 1 / 86_400;

export const problemOf = (error: unknown): CameraProblem => {
  const text = String(error);
  if (/NotAllowed|Permission|insecure/i.test(text)) return 'not-allowed';
  if (/NotFound|Overconstrained|not found/i.test(text)) return 'no-camera';
  if (/NotReadable|in use|Could not start/i.test(text)) return 'in-use';
  return 'failed';
};

/** The camera that looks at the person in front of the tablet where there is one, otherwise any. */
const videoConstraints: MediaTrackConstraints = {
  facingMode: 'user',
  width: { ideal: 1920 },
  height: { ideal: 1080 },
};

/** Starts the camera inside the element with this id. Rejects with what `problemOf` puts into words. */
export const openCamera = async (elementId: string) => {
  const reader = new Html5Qrcode(elementId, {
    verbose: false,
    useBarCodeDetectorIfSupported: false,
    formatsToSupport: [Html5QrcodeSupportedFormats.QR_CODE],
  });
  await reader.start(
    { facingMode: 'user' },
    { fps: oneFrameADay, disableFlip: true, videoConstraints },
    () => undefined,
    undefined,
  );
  const video = document.getElementById(elementId)?.querySelector('video');
  if (!video) throw new Error('The camera shows no picture.');
  // It fixes the width it had at start; the style sheet knows better.
  video.style.removeProperty('width');
  return { video, close: () => reader.stop() };
};

export type Camera = Awaited<ReturnType<typeof openCamera>>;

import type { BadgePayload, CheckInMethod } from '#domain/check-in.ts';
import type { Facing } from '../../camera/camera-tools.ts';
import type { CameraState, CameraWatch } from '../../camera/camera-watch.ts';
import { toBase64 } from '../base64.ts';
import type { TabletClock } from '../clock.ts';
import { keepEarlyKeys } from './early-keys.ts';
import { filterScan, firstScanFilterState } from './scan-filter.ts';

interface Scanning {
  /** The element that shows the camera's picture. */
  elementId: string;
  clock: TabletClock;
  /** Which camera this station looks with. */
  facing: Promise<Facing>;
  onScan: (badge: BadgePayload, method: CheckInMethod) => void;
  onCamera: (state: CameraState) => void;
}

/** Linear codes with weak checksums or none, where decoders now and then invent text. */
const needsSecondReading = new Set(['code_39', 'code_128']);

/** An empty hall: a camera that looks all night heats the tablet and empties its battery. */
const restAfterMs = 10 * 60_000;
const retryMs = 2_000;

/**
 * Camera and hand scanner as one stream of badge payloads; one badge held in view is one scan. The hand scanner is
 * heard from the first moment on; what reads its keys, and the camera's code, come behind the first screen.
 */
export const openScanner = (scanning: Scanning): CameraWatch => {
  const { elementId, clock, onScan, onCamera } = scanning;
  let filter = firstScanFilterState;
  let camera: CameraWatch | null = null;
  let stopWedge = (): void => {};
  let isStopped = false;

  const report = (badge: BadgePayload, method: CheckInMethod): void => {
    const { state, counts } = filterScan(filter, {
      key: badge.bytes,
      at: clock.monotonicMs(),
      // A hand scanner has beeped already: it does its own checking.
      needsSecondReading: method === 'camera' && needsSecondReading.has(badge.symbology ?? ''),
    });
    filter = state;
    if (counts) onScan(badge, method);
  };

  Promise.all([import('../../camera/camera-watch.ts'), scanning.facing]).then(
    ([{ watchCamera }, facing]) => {
      if (isStopped) return;
      camera = watchCamera({
        elementId,
        clock,
        facing,
        restAfterMs,
        onReading: ({ bytes, symbology, text }) =>
          report({ bytes: toBase64(bytes), symbology, ...(text !== null && { text }) }, 'camera'),
        onCamera,
      });
    },
    () => onCamera({ is: 'stopped', problem: 'failed' }),
  );

  const earlyKeys = keepEarlyKeys();
  const hearWedge = async (): Promise<void> => {
    const { listenToWedge } = await import('./wedge-listener.ts');
    if (isStopped) return;
    stopWedge = listenToWedge({
      clock,
      earlyKeys: earlyKeys.take(),
      onScan: (text) => report({ bytes: toBase64(new TextEncoder().encode(text)), symbology: null }, 'wedge'),
    }).stop;
  };
  /** Without the network and before everything was put by, it may need another try. */
  const keepTrying = (): void => {
    hearWedge().catch(() => {
      if (!isStopped) setTimeout(keepTrying, retryMs);
    });
  };
  keepTrying();
  return {
    stop: () => {
      isStopped = true;
      camera?.stop();
      earlyKeys.take();
      stopWedge();
    },
    turn: (facing) => camera?.turn(facing),
  };
};

import { useLayoutEffect, useState } from 'preact/hooks';
import type { CameraState } from '../camera/camera-watch.ts';
import { openScanner } from '../tablet/scanner/scanner.ts';
import type { Booth } from './booth.ts';
import { viewfinderId } from './viewfinder.tsx';

/** Camera and hand scanner, live as long as the tablet is a station: before the screen that asks for a badge is seen. */
export const useScanner = (booth: Booth, enrolled: boolean): CameraState => {
  const [camera, setCamera] = useState<CameraState>({ is: 'starting' });
  useLayoutEffect(() => {
    if (!enrolled) return;
    return openScanner({
      elementId: viewfinderId,
      clock: booth.clock,
      onScan: booth.scan,
      onCamera: setCamera,
    }).stop;
  }, [enrolled]);
  return camera;
};

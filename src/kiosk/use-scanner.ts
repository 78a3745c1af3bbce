import { useEffect, useState } from 'preact/hooks';
import type { CameraState } from '../camera/camera-watch.ts';
import type { Booth } from './booth.ts';
import { viewfinderId } from './viewfinder.tsx';

/** Camera and hand scanner, live as long as the tablet is a station. The scanner's chunk comes after the first screen. */
export const useScanner = (booth: Booth, enrolled: boolean): CameraState => {
  const [camera, setCamera] = useState<CameraState>({ is: 'starting' });
  useEffect(() => {
    if (!enrolled) return;
    let stop = (): void => {};
    let gone = false;
    import('../tablet/scanner/scanner.ts').then(
      ({ openScanner }) => {
        if (gone) return;
        stop = openScanner({
          elementId: viewfinderId,
          clock: booth.clock,
          onScan: booth.scan,
          onCamera: setCamera,
        }).stop;
      },
      () => setCamera({ is: 'stopped', problem: 'failed' }),
    );
    return () => {
      gone = true;
      stop();
    };
  }, [enrolled]);
  return camera;
};

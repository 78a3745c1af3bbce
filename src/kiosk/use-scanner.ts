import { useLayoutEffect, useRef, useState } from 'preact/hooks';
import type { Facing } from '../camera/camera-tools.ts';
import type { CameraState, CameraWatch } from '../camera/camera-watch.ts';
import { openScanner } from '../tablet/scanner/scanner.ts';
import type { Booth } from './booth.ts';
import { viewfinderId } from './viewfinder.tsx';

interface Scanner {
  camera: CameraState;
  /** Looks with the other camera, now and after every restart. */
  turn: (facing: Facing) => void;
}

/** Camera and hand scanner, live as long as the tablet is a station: before the screen that asks for a badge is seen. */
export const useScanner = (booth: Booth, enrolled: boolean): Scanner => {
  const [camera, setCamera] = useState<CameraState>({ is: 'starting' });
  const scanner = useRef<CameraWatch | null>(null);
  useLayoutEffect(() => {
    if (!enrolled) return;
    scanner.current = openScanner({
      elementId: viewfinderId,
      clock: booth.clock,
      facing: booth.cameraFacing(),
      onScan: booth.scan,
      onCamera: setCamera,
    });
    return scanner.current.stop;
  }, [enrolled]);
  const turn = (facing: Facing): void => {
    booth.rememberFacing(facing);
    scanner.current?.turn(facing);
  };
  return { camera, turn };
};

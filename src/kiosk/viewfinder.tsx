import { useEffect, useState } from 'preact/hooks';
import { say } from '../messages/index.ts';
import type { CameraState } from '../tablet/scanner/camera-watch.ts';

const hintAfterMs = 8_000;
const elementId = 'viewfinder';

export { elementId as viewfinderId };

const CameraWords = ({ camera }: { camera: CameraState }) => {
  const [hint, setHint] = useState(false);
  useEffect(() => {
    const timer = setTimeout(() => setHint(true), hintAfterMs);
    return () => clearTimeout(timer);
  }, []);
  switch (camera.is) {
    case 'starting':
      return <p class="viewfinder-words">{say('camera.starting')}</p>;
    case 'stopped':
      return <p class="viewfinder-words">{say(`camera.${camera.problem}`)}</p>;
    case 'live':
      return hint ? <p class="viewfinder-hint">{say('camera.hint')}</p> : null;
  }
};

interface ViewfinderProps {
  camera: CameraState;
  /** Out of sight it still looks: the next badge may come at any time. */
  shown: boolean;
}

export const Viewfinder = ({ camera, shown }: ViewfinderProps) => (
  <div class={`viewfinder ${shown ? '' : 'viewfinder-hidden'} viewfinder-${camera.is}`} aria-hidden={!shown}>
    <div id={elementId} class="viewfinder-picture" role="img" aria-label={say('camera.label')} />
    <div class="viewfinder-frame" aria-hidden="true" />
    {shown && <CameraWords camera={camera} />}
  </div>
);

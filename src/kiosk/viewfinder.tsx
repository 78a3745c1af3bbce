import { useEffect, useState } from 'preact/hooks';
import type { Facing } from '../camera/camera-tools.ts';
import type { CameraState } from '../camera/camera-watch.ts';
import { say } from '../messages/index.ts';
import { usePart } from '../ui/use-part.ts';
import type { CameraButtonsProps } from './camera-buttons.tsx';

const hintAfterMs = 8_000;
const elementId = 'viewfinder';

export { elementId as viewfinderId };

/** A badge on its lanyard: what the visitor should look for, also without a camera. */
const BadgePicture = () => (
  <svg viewBox="0 0 120 120" aria-hidden="true">
    <path d="M44 6l16 26 16-26 M52 32h16 M34 32h52a8 8 0 0 1 8 8v66a8 8 0 0 1-8 8H34a8 8 0 0 1-8-8V40a8 8 0 0 1 8-8z M44 92h32 M44 102h20" />
    <path d="M46 48h10v10H46z M64 48h10v10H64z M46 66h10v10H46z M64 66h4v4h-4z M72 74h2" />
  </svg>
);

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
      return (
        <p class="viewfinder-words">
          <BadgePicture />
          {say(`camera.${camera.problem}`)}
        </p>
      );
    case 'resting':
      return (
        <p class="viewfinder-words" role="status">
          <BadgePicture />
          {say('camera.resting')}
        </p>
      );
    case 'live':
      return hint ? <p class="viewfinder-hint">{say('camera.hint')}</p> : null;
  }
};

const loadButtons = async () => (await import('./camera-buttons.tsx')).CameraButtons;

/** Comes as a chunk of its own: most tablets have one camera that offers nothing. */
const CameraTools = (props: CameraButtonsProps) => {
  const { canTurn, torch, zoom } = props.tools;
  const Buttons = usePart(canTurn || torch !== null || zoom !== null, loadButtons);
  return Buttons && <Buttons {...props} />;
};

interface ViewfinderProps {
  camera: CameraState;
  turn: (facing: Facing) => void;
  /** Out of sight it still looks: the next badge may come at any time. */
  shown: boolean;
}

export const Viewfinder = ({ camera, turn, shown }: ViewfinderProps) => {
  const looksBack = camera.is === 'live' && camera.tools.facing === 'back';
  const looks = ['viewfinder', `viewfinder-${camera.is}`];
  if (!shown) looks.push('viewfinder-hidden');
  if (looksBack) looks.push('viewfinder-back');
  return (
    <div class={looks.join(' ')} aria-hidden={!shown}>
      <div class="viewfinder-picture" role="img" aria-label={say('camera.label')}>
        <div id={elementId} />
      </div>
      <div class="viewfinder-frame" aria-hidden="true" />
      {shown && <CameraWords camera={camera} />}
      {shown && camera.is === 'live' && <CameraTools tools={camera.tools} turn={turn} />}
    </div>
  );
};

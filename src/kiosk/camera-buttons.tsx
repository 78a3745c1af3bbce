import { useState } from 'preact/hooks';
import type { CameraTools, Facing } from '../camera/camera-tools.ts';
import { say } from '../messages/index.ts';
import { Button } from '../ui/button.tsx';

const Light = ({ torch }: { torch: NonNullable<CameraTools['torch']> }) => {
  const [on, setOn] = useState(false);
  const press = (): void => {
    // A light that does not answer stays as it was.
    torch.set(!on).then(
      () => setOn(!on),
      () => undefined,
    );
  };
  return <Button onPress={press}>{say(on ? 'camera.light-off' : 'camera.light-on')}</Button>;
};

const zoomSteps = 4;

const Zoom = ({ zoom }: { zoom: NonNullable<CameraTools['zoom']> }) => {
  const [factor, setFactor] = useState(zoom.now);
  const stepSize = Math.max(zoom.step, (zoom.most - zoom.least) / zoomSteps);
  const press = (by: number): void => {
    const next = Math.min(zoom.most, Math.max(zoom.least, factor + by));
    zoom.set(next).then(
      () => setFactor(next),
      () => undefined,
    );
  };
  return (
    <>
      <Button disabled={factor <= zoom.least} onPress={() => press(-stepSize)}>
        {say('camera.zoom-out')}
      </Button>
      <Button disabled={factor >= zoom.most} onPress={() => press(stepSize)}>
        {say('camera.zoom-in')}
      </Button>
    </>
  );
};

export interface CameraButtonsProps {
  tools: CameraTools;
  turn: (facing: Facing) => void;
}

/** What this camera offers beyond its picture. */
export const CameraButtons = ({ tools: { facing, canTurn, torch, zoom }, turn }: CameraButtonsProps) => {
  return (
    <div class="camera-buttons">
      {torch && <Light torch={torch} />}
      {zoom && <Zoom zoom={zoom} />}
      {canTurn && (
        <Button onPress={() => turn(facing === 'front' ? 'back' : 'front')}>{say('camera.turn')}</Button>
      )}
    </div>
  );
};

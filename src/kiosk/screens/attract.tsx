import type { CameraState } from '../../camera/camera-watch.ts';
import { say } from '../../messages/index.ts';
import { Button } from '../../ui/button.tsx';
import type { Booth } from '../booth.ts';

/** The invitation: what to do with a badge, and the way without one. The camera's picture stands beside it. */
export const Attract = ({ booth, camera }: { booth: Booth; camera: CameraState }) => {
  const event = booth.station.value?.pack.event;
  return (
    <section class="attract">
      <div class="attract-words">
        <p class="attract-event">
          {event?.name}
          {booth.eventIsOver.value && <span class="attract-over">{say('attract.over')}</span>}
        </p>
        <h1>{say('attract.title')}</h1>
        <p class="attract-lead">{say(camera.is === 'stopped' ? 'attract.without-camera' : 'attract.lead')}</p>
      </div>
      <div class="attract-act">
        <Button onPress={() => booth.send({ type: 'form-opened' })}>{say('attract.by-hand')}</Button>
      </div>
    </section>
  );
};

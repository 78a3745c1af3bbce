import type { CameraState } from '../../camera/camera-watch.ts';
import { say } from '../../messages/index.ts';
import { Button } from '../../ui/button.tsx';
import { useIdle } from '../../ui/use-idle.ts';
import type { Booth } from '../booth.ts';
import { speakStationLanguage } from '../language-choice.tsx';
import { PrivacyNotice } from '../privacy.tsx';

/** Whoever chose a language and walked away. */
const idleMs = 30_000;

/** The invitation: what to do with a badge, and the way without one. The camera's picture stands beside it. */
export const Attract = ({ booth, camera }: { booth: Booth; camera: CameraState }) => {
  const event = booth.station.value?.pack.event;
  useIdle(idleMs, () => void speakStationLanguage());
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
        <Button onPress={() => booth.send({ type: 'form-opened', for: 'one' })}>
          {say('attract.by-hand')}
        </Button>
        <Button kind="quiet" onPress={() => booth.send({ type: 'form-opened', for: 'several' })}>
          {say('attract.several')}
        </Button>
      </div>
      <PrivacyNotice booth={booth} />
    </section>
  );
};

import { useEffect, useState } from 'preact/hooks';
import type { CameraState } from '../../camera/camera-watch.ts';

const elementId = 'code-camera';
const clock = { monotonicMs: () => performance.now() };

const problems = {
  'not-allowed': 'The browser may not use the camera. Allow it beside the address, then start again.',
  'no-camera': 'This computer has no camera. Take the file, or a hand scanner.',
  'in-use': 'Another program uses the camera. Close it: this page tries again by itself.',
  failed: 'The camera does not work. This page tries again by itself.',
};

const wordsFor = (camera: CameraState): string | null => {
  switch (camera.is) {
    case 'starting':
      return 'Starting the camera…';
    case 'stopped':
      return problems[camera.problem];
    case 'live':
    case 'resting':
      return null;
  }
};

/** This computer's camera, looking for codes as long as it is on the page. */
export const CodeCamera = ({ onText }: { onText: (text: string) => void }) => {
  const [camera, setCamera] = useState<CameraState>({ is: 'starting' });
  useEffect(() => {
    let stop = (): void => {};
    let gone = false;
    // A chunk of its own: most days the office imports nothing.
    import('../../camera/camera-watch.ts').then(
      ({ watchCamera }) => {
        if (gone) return;
        stop = watchCamera({
          elementId,
          clock,
          facing: 'front',
          restAfterMs: null,
          onReading: ({ bytes }) => onText(new TextDecoder().decode(bytes)),
          onCamera: setCamera,
        }).stop;
      },
      () => setCamera({ is: 'stopped', problem: 'failed' }),
    );
    return () => {
      gone = true;
      stop();
    };
  }, []);
  const words = wordsFor(camera);
  return (
    <div class="code-camera">
      <div class="code-picture" role="img" aria-label="What the camera sees">
        <div id={elementId} class="code-picture" />
      </div>
      {words && <p role="status">{words}</p>}
    </div>
  );
};

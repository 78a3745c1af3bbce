import type { ComponentType } from 'preact';
import { addWords, type MessageKey, say } from '../../messages/index.ts';
import { lockWords } from '../../messages/lock.ts';
import {
  Pin,
  PressThrice,
  PressThriceAndUnlock,
  Start,
  SwipeUp,
  SwipeUpAndUnlock,
  SwitchOn,
} from './lock-drawings.tsx';
import './lock-guide.css';
import type { Platform } from './platform.ts';

await addWords(lockWords);

interface Step {
  words: MessageKey;
  picture: MessageKey;
  Drawing: ComponentType<{ label: string }>;
}

interface Guide {
  why: MessageKey;
  steps: Step[];
}

const guides: Record<Exclude<Platform, 'desktop'>, Guide> = {
  apple: {
    why: 'lock.apple-why',
    steps: [
      { words: 'lock.apple-1', picture: 'lock.apple-1-picture', Drawing: SwitchOn },
      { words: 'lock.apple-2', picture: 'lock.apple-2-picture', Drawing: PressThrice },
      { words: 'lock.apple-3', picture: 'lock.apple-3-picture', Drawing: Start },
      { words: 'lock.apple-4', picture: 'lock.apple-4-picture', Drawing: PressThriceAndUnlock },
    ],
  },
  android: {
    why: 'lock.android-why',
    steps: [
      { words: 'lock.android-1', picture: 'lock.android-1-picture', Drawing: SwitchOn },
      { words: 'lock.android-2', picture: 'lock.android-2-picture', Drawing: SwipeUp },
      { words: 'lock.android-3', picture: 'lock.android-3-picture', Drawing: Pin },
      { words: 'lock.android-4', picture: 'lock.android-4-picture', Drawing: SwipeUpAndUnlock },
    ],
  },
};

export interface LockGuideProps {
  platform: Exclude<Platform, 'desktop'>;
}

/** How staff keep visitors in the app: Guided Access of an iPad, a pinned app on Android, step by step with drawings. */
export const LockGuide = ({ platform }: LockGuideProps) => {
  const { why, steps } = guides[platform];
  return (
    <section class="lock">
      <h2>{say('lock.title')}</h2>
      <p>{say(why)}</p>
      <details>
        <summary>{say('lock.show')}</summary>
        <ol>
          {steps.map(({ words, picture, Drawing }) => (
            <li key={words}>
              <Drawing label={say(picture)} />
              <span>{say(words)}</span>
            </li>
          ))}
        </ol>
      </details>
    </section>
  );
};

import { addWords, type MessageKey, say } from '../../messages/index.ts';
import { installWords } from '../../messages/install.ts';
import { Button } from '../../ui/button.tsx';
import './guide.css';
import { installOffer } from './offer.ts';
import { type Platform, platformOf } from './platform.ts';

await addWords(installWords);

const stepsOf: Record<Platform, MessageKey[]> = {
  apple: ['install.apple-1', 'install.apple-2', 'install.apple-3'],
  android: ['install.android-1', 'install.android-2', 'install.android-3'],
  desktop: ['install.desktop-1', 'install.desktop-2', 'install.desktop-3'],
};

/** What to look for in the first step, as the browser draws it. */
const signOf: Record<Platform, string> = {
  apple: 'M8 9H6v12h12V9h-2M12 15V3M8.5 6.5 12 3l3.5 3.5',
  android: 'M12 5v.01M12 12v.01M12 19v.01',
  desktop: 'M20 13v5H4V5h9M9 21h6M17 3v7m-3-3 3 3 3-3',
};

export interface InstallGuideProps {
  /** This page is a station already. On Apple's tablets the installed app is another. */
  enrolled: boolean;
}

/** How to install the app on this device: the browser's own offer where there is one, otherwise three steps. */
export const InstallGuide = ({ enrolled }: InstallGuideProps) => {
  const platform = platformOf(navigator);
  const offer = installOffer.value;
  return (
    <section class="install">
      <h2>{say(platform === 'desktop' ? 'install.title-desktop' : 'install.title')}</h2>
      <p>{say('install.why')}</p>
      {offer ? (
        <Button onPress={() => void offer.prompt()}>{say('install.now')}</Button>
      ) : (
        <ol class="set-up-steps">
          {stepsOf[platform].map((step, index) => (
            <li key={step}>
              <span>
                {say(step)}
                {index === 0 && (
                  <svg class="install-sign" viewBox="0 0 24 24" aria-hidden="true">
                    <path d={signOf[platform]} />
                  </svg>
                )}
              </span>
            </li>
          ))}
        </ol>
      )}
      {platform === 'apple' && enrolled && <p>{say('install.apple-first')}</p>}
    </section>
  );
};

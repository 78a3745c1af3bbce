import { useEffect, useState } from 'preact/hooks';
import { readPass } from '#domain/application/application-key.ts';
import { applyWords } from '../../messages/apply.ts';
import { hereWords } from '../../messages/here.ts';
import { addWords, speak } from '../../messages/index.ts';
import { preferredOf } from '../../messages/languages.ts';
import { publicSiteWords } from '../../messages/public-site.ts';
import { questionWords } from '../../messages/questions.ts';
import '../here/here.css';
import './apply.css';
import { Filling } from './filling.tsx';
import { StatusPage } from './status-page.tsx';

for (const part of [publicSiteWords, questionWords, hereWords, applyWords]) await addWords(part);
await speak(preferredOf(navigator.languages));

const passInAddress = () => readPass(location.hash.slice(1));

/** Applying for credit with evidence, and what became of it. */
export const Apply = () => {
  const [pass, setPass] = useState(passInAddress);
  const [isLookingUp, setLookingUp] = useState(false);
  useEffect(() => {
    const read = (): void => setPass(passInAddress());
    addEventListener('hashchange', read);
    return () => removeEventListener('hashchange', read);
  }, []);
  return (
    <main class="here apply">
      {pass || isLookingUp ? (
        <StatusPage key={pass?.key} pass={pass} />
      ) : (
        <Filling onLookUp={() => setLookingUp(true)} />
      )}
    </main>
  );
};

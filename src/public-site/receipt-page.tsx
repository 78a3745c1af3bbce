import { useEffect, useState } from 'preact/hooks';
import { receiptCodePattern } from '#domain/receipt-code.ts';
import { addWords, say, speak } from '../messages/index.ts';
import { preferredOf } from '../messages/languages.ts';
import { publicSiteWords } from '../messages/public-site.ts';
import './front-door.css';

await addWords(publicSiteWords);
await speak(preferredOf(navigator.languages));

const codeInAddress = (): string | null => {
  const code = location.hash.slice(1).toUpperCase();
  return receiptCodePattern.test(code) ? code : null;
};

/** What a visitor took along from the booth by phone. The code is in the fragment: nobody is asked, nobody told. */
export const ReceiptPage = () => {
  const [code, setCode] = useState(codeInAddress);
  useEffect(() => {
    const read = () => setCode(codeInAddress());
    addEventListener('hashchange', read);
    return () => removeEventListener('hashchange', read);
  }, []);
  return (
    <main class="front-door">
      <img src="/icons/icon.svg" alt="" width="88" height="88" />
      <h1>{say('receipt-page.title')}</h1>
      {code === null ? (
        <p>{say('receipt-page.none')}</p>
      ) : (
        <>
          <p>{say('receipt-page.lead')}</p>
          <dl class="front-door-code">
            <dt>{say('receipt-page.code')}</dt>
            <dd>{code}</dd>
          </dl>
          <p>{say('receipt-page.keep')}</p>
          <p>{say('receipt-page.private')}</p>
        </>
      )}
    </main>
  );
};

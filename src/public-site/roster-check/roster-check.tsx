import { useEffect, useState } from 'preact/hooks';
import {
  isPaperCode,
  type PaperCheck,
  plainPaperCode,
  printedPaperCode,
} from '#domain/roster/paper-check.ts';
import { addWords, formatLocale, say, speak } from '../../messages/index.ts';
import { preferredOf } from '../../messages/languages.ts';
import { publicSiteWords } from '../../messages/public-site.ts';
import { rosterCheckWords } from '../../messages/roster-check.ts';
import { Button } from '../../ui/button.tsx';
import { Heading } from '../organiser/heading.tsx';
import { daysText, timeText } from '../organiser/when.ts';
import { type Asked, askAbout } from './ask.ts';
import './roster-check.css';

for (const part of [publicSiteWords, rosterCheckWords]) await addWords(part);
await speak(preferredOf(navigator.languages));

const number = (value: number): string => new Intl.NumberFormat(formatLocale()).format(value);

const Known = ({ check }: { check: PaperCheck }) => {
  const { figures } = check;
  const lines = [
    [say('check.class'), check.class.name],
    [say('check.school'), check.class.school],
    [say('check.days'), daysText(check.class.firstDay, check.class.lastDay)],
    [say('check.printed'), timeText(check.printedAt)],
    [say('check.people'), number(figures.people)],
    [say('check.minutes'), number(figures.minutes)],
    [say('check.cec'), number(figures.cec / 100)],
    [say('check.signatures'), number(figures.signatures)],
  ] as const;
  return (
    <>
      <p class={check.isUnchanged ? 'check-good' : 'check-changed'}>
        <span aria-hidden="true">{check.isUnchanged ? '✓ ' : '! '}</span>
        {say(check.isUnchanged ? 'check.unchanged' : 'check.changed')}
      </p>
      {!check.isUnchanged && check.lastChangeAt !== null && (
        <p>{say('check.changed-lead', { time: timeText(check.lastChangeAt) })}</p>
      )}
      {!figures.isClosed && <p>{say('check.open')}</p>}
      <p>{say('check.compare')}</p>
      <dl class="check-figures">
        {lines.map(([name, value]) => (
          <div key={name}>
            <dt>{name}</dt>
            <dd>{value}</dd>
          </div>
        ))}
      </dl>
      <p class="check-quiet">{say('check.names')}</p>
    </>
  );
};

const Outcome = ({ asked }: { asked: Asked }) => {
  switch (asked.at) {
    case 'start':
      return null;
    case 'asking':
      return <p>{say('check.asking')}</p>;
    case 'incomplete':
      return <p class="check-bad">{say('check.incomplete')}</p>;
    case 'away':
      return <p class="check-bad">{say('check.away')}</p>;
    case 'unknown':
      return (
        <>
          <p class="check-bad">
            <span aria-hidden="true">✕ </span>
            {say('check.unknown')}
          </p>
          <p>{say('check.unknown-lead')}</p>
        </>
      );
    case 'known':
      return <Known check={asked.check} />;
  }
};

const codeInAddress = (): string => printedPaperCode(plainPaperCode(location.hash.slice(1)));

/** Where the code of a printed roster leads: is it ours, and does it still stand? */
export const RosterCheck = () => {
  const [typed, setTyped] = useState(codeInAddress);
  const [asked, setAsked] = useState<Asked>({ at: 'start' });
  const ask = async (text: string): Promise<void> => {
    const code = plainPaperCode(text);
    if (!isPaperCode(code)) return setAsked({ at: 'incomplete' });
    setAsked({ at: 'asking' });
    setAsked(await askAbout(code));
  };
  useEffect(() => {
    const read = (): void => {
      const code = codeInAddress();
      setTyped(code);
      if (code !== '') void ask(code);
    };
    read();
    addEventListener('hashchange', read);
    return () => removeEventListener('hashchange', read);
  }, []);
  return (
    <main class="roster-check">
      <Heading title={say('check.title')}>
        <p class="check-quiet">{say('check.lead')}</p>
      </Heading>
      <form
        onSubmit={(submitted) => {
          submitted.preventDefault();
          void ask(typed);
        }}
      >
        <label>
          <span>{say('check.code')}</span>
          <input
            type="text"
            value={typed}
            autocomplete="off"
            autocapitalize="characters"
            spellcheck={false}
            onInput={(event) => setTyped(event.currentTarget.value)}
          />
        </label>
        <Button kind="main" type="submit">
          {say('check.ask')}
        </Button>
      </form>
      <div aria-live="polite">
        <Outcome asked={asked} />
      </div>
    </main>
  );
};

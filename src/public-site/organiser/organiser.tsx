import { useEffect, useReducer, useState } from 'preact/hooks';
import { mostOrganiserBytes } from '#domain/organiser-api.ts';
import { addWords, say, speak } from '../../messages/index.ts';
import { preferredOf } from '../../messages/languages.ts';
import { organiserWords } from '../../messages/organiser.ts';
import { publicSiteWords } from '../../messages/public-site.ts';
import { Button } from '../../ui/button.tsx';
import { Heading } from './heading.tsx';
import { OpenPage } from './open-page.tsx';
import './organiser.css';
import { countPeople, openLink, readAgain, sendFile } from './server.ts';
import { takeLink } from './take-link.ts';
import { firstVisit, isCounting, type LinkProblem, nextVisit, type Visit, type VisitEvent } from './visit.ts';

for (const part of [publicSiteWords, organiserWords]) await addWords(part);
await speak(preferredOf(navigator.languages));

const everyMs = 3_000;

const refusals = {
  unknown: ['organiser.unknown', 'organiser.unknown-lead'],
  expired: ['organiser.expired', 'organiser.expired-lead'],
  'taken-back': ['organiser.taken', 'organiser.expired-lead'],
} as const satisfies Record<LinkProblem, unknown>;

interface ScreenProps {
  visit: Visit;
  token: string | null;
  send: (event: VisitEvent) => void;
}

const Screen = ({ visit, token, send }: ScreenProps) => {
  const sendAll = async (files: { file: Blob; name: string }[]): Promise<void> => {
    if (!token) return;
    send({ type: 'chosen' });
    for (const { file, name } of files) {
      if (file.size === 0) send({ type: 'not-sent', name, trouble: { is: 'empty' } });
      else if (file.size > mostOrganiserBytes) send({ type: 'not-sent', name, trouble: { is: 'too-large' } });
      else {
        send({ type: 'sending', name });
        const sent = await sendFile(token, { file, name });
        send(sent);
        // A file that was refused counts as well.
        if (sent.type === 'not-sent') send(await openLink(token));
      }
    }
  };
  const askOfList = async (list: string, ask: (token: string) => Promise<VisitEvent>): Promise<void> => {
    if (!token) return;
    send({ type: 'asked-of-list', list });
    send(await ask(token));
  };
  switch (visit.at) {
    case 'no-link':
      return (
        <Heading title={say('organiser.no-link')}>
          <p>{say('organiser.no-link-lead')}</p>
        </Heading>
      );
    case 'opening':
      return <p role="status">{say('organiser.opening')}</p>;
    case 'not-opened':
      return (
        <Heading title={say('organiser.not-opened')}>
          <p>{say('organiser.not-opened-lead')}</p>
          <Button kind="main" onPress={() => send({ type: 'asked-again' })}>
            {say('organiser.try-again')}
          </Button>
        </Heading>
      );
    case 'refused': {
      const [title, lead] = refusals[visit.problem];
      return (
        <Heading title={say(title)}>
          <p>{say(lead)}</p>
        </Heading>
      );
    }
    case 'open':
      return (
        <OpenPage
          visit={visit}
          onFiles={(files) => void sendAll(files)}
          onReadAgain={({ list, key }, columns) =>
            void askOfList(list, (known) => readAgain(known, { list, key, columns }))
          }
          onCount={(list) => void askOfList(list, (known) => countPeople(known, list))}
        />
      );
  }
};

/** The page that an organiser's link leads to: sending attendance lists, and what became of them. */
export const Organiser = () => {
  const [token] = useState(() => takeLink(window));
  const [visit, send] = useReducer(nextVisit, firstVisit(token !== null));
  const isOpening = visit.at === 'opening';
  const waits = isCounting(visit);
  useEffect(() => {
    if (isOpening && token) void openLink(token).then(send);
  }, [isOpening]);
  useEffect(() => {
    if (!waits || !token) return;
    const timer = setInterval(() => void openLink(token).then(send), everyMs);
    return () => clearInterval(timer);
  }, [waits]);
  useEffect(() => {
    // Another link was opened in the same tab.
    const onLink = (): void => {
      if (location.hash !== '') location.reload();
    };
    addEventListener('hashchange', onLink);
    return () => removeEventListener('hashchange', onLink);
  }, []);
  return (
    <main class="organiser">
      <Screen visit={visit} token={token} send={send} />
    </main>
  );
};

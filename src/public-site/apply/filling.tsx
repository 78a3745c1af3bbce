import { useEffect, useLayoutEffect, useMemo, useReducer } from 'preact/hooks';
import { uuidv7 } from 'uuidv7';
import { applicationKeyBytes, applicationKeyOf } from '#domain/application/application-key.ts';
import { receiptCodeOf } from '#domain/receipt-code.ts';
import { language, say } from '../../messages/index.ts';
import { Button } from '../../ui/button.tsx';
import { todayHere } from '../clock.ts';
import { Page } from '../here/page.tsx';
import { Answered } from './check-page.tsx';
import { type Draft, fieldsOf, newDraft, type PageName, pages } from './draft.ts';
import { isAdded, isUnderWay, useFiles } from './files.ts';
import {
  forgetDraft,
  forgetFile,
  isKept,
  keepDraft,
  keepFile,
  openKept,
  type SentApplication,
} from './kept.ts';
import { Problems } from './problems.tsx';
import { Question } from './question-pages.tsx';
import { createSending } from './sending.ts';
import { SentPage } from './sent-page.tsx';
import { applicationAt, begin } from './server.ts';
import { StartPage } from './start-page.tsx';
import { submitApplication } from './submit.ts';
import { TroubleText } from './trouble.tsx';
import { backFrom, firstVisit, nextVisit } from './visit.ts';

const titleOf = (page: PageName): string => {
  switch (page) {
    case 'name':
    case 'number':
    case 'contact':
      return say(`${page}.question`);
    default:
      return say(`apply.${page}`);
  }
};

const keyNow = (): string => applicationKeyOf(crypto.getRandomValues(new Uint8Array(applicationKeyBytes)));

const passOfDraft = ({ id, key }: Pick<Draft, 'id' | 'key'>): SentApplication => ({
  reference: receiptCodeOf(id),
  key,
});

/** The browser's own way back leads through the pages, too: each is in its history as soon as it can be seen. */
const useHistory = (page: PageName | null, onPage: (page: PageName | null) => void): void => {
  useLayoutEffect(() => {
    const now: unknown = history.state;
    if (page !== null && now !== page) history.pushState(page, '');
  }, [page]);
  useLayoutEffect(() => {
    const onBack = ({ state }: PopStateEvent): void => onPage(pages.find((one) => one === state) ?? null);
    addEventListener('popstate', onBack);
    return () => removeEventListener('popstate', onBack);
  });
};

/** An application from the start page to its reference number. */
export const Filling = ({ onLookUp }: { onLookUp: () => void }) => {
  const [visit, send] = useReducer(nextVisit, firstVisit);
  const draft = visit.at === 'filling' || visit.at === 'sending' ? visit.draft : null;
  const id = draft?.id ?? null;

  const parts = useMemo(() => {
    if (!draft) return null;
    const application = applicationAt(passOfDraft(draft));
    let begun = false;
    const beginOnce = async () => {
      if (begun) return { ok: true, value: null } as const;
      const answer = await begin({ id: draft.id, key: draft.key, locale: language.value });
      begun = answer.ok;
      return answer;
    };
    const sending = createSending({
      application,
      begin: beginOnce,
      onStatus: (file, status) => files.setStatus(file, status),
    });
    return { application, begin: beginOnce, sending };
  }, [id]);
  const files = useFiles({
    sending: parts?.sending ?? null,
    onReady: (file) => void keepFile(file),
    onGone: (file) => void forgetFile(file),
  });
  useEffect(() => () => parts?.sending.stop(), [parts]);

  useEffect(() => {
    void openKept().then((kept) => {
      files.restore(kept.files);
      send({ type: 'opened', draft: kept.draft, sent: kept.sent });
    });
  }, []);
  useEffect(() => {
    if (draft) void keepDraft(draft);
  }, [draft]);
  useHistory(visit.at === 'filling' ? visit.draft.page : null, (page) =>
    send({ type: 'went-to', page, isChange: false }),
  );

  const beginAnew = async (): Promise<void> => {
    await forgetDraft(null);
    files.clear();
    send({ type: 'begun', draft: newDraft(uuidv7(), keyNow()) });
  };

  const sendAll = async (): Promise<void> => {
    if (!draft || !parts) return;
    if (files.shown.some(isUnderWay)) return send({ type: 'troubled', trouble: 'still-sending' });
    send({ type: 'send' });
    const sent = await submitApplication(parts, {
      fields: fieldsOf(draft),
      files: files.shown.filter(isAdded).map((file) => file.id),
    });
    if (!sent.ok) return send({ type: 'troubled', trouble: sent.problem });
    await forgetDraft(passOfDraft(draft));
    files.clear();
    // The server never tells an address: this browser still knows it.
    const mailedTo = sent.value.isMailed ? (fieldsOf(draft).claim.email ?? null) : null;
    send({ type: 'sent', sent: passOfDraft(draft), mailedTo });
  };

  switch (visit.at) {
    case 'opening':
      return <p role="status">{say('apply.opening')}</p>;
    case 'start':
      return (
        <StartPage
          hasDraft={visit.draft !== null}
          sent={visit.sent}
          onBegin={() => void beginAnew()}
          onGoOn={() => send({ type: 'went-on' })}
          onLookUp={onLookUp}
        />
      );
    case 'sent':
      return <SentPage sent={visit.sent} mailedTo={visit.mailedTo} />;
    case 'sending':
      return (
        <Page title={say('apply.check')}>
          <p role="status">{say('apply.sending')}</p>
        </Page>
      );
    case 'filling': {
      const { page } = visit.draft;
      const added = files.shown.filter(isAdded).length;
      const next = (): void =>
        page === 'check' ? void sendAll() : send({ type: 'continued', files: added, today: todayHere() });
      return (
        <Page key={page} title={titleOf(page)}>
          {!isKept() && <p class="here-trouble">{say('apply.not-kept')}</p>}
          <Problems wrong={visit.wrong} />
          <form
            onSubmit={(event) => {
              event.preventDefault();
              next();
            }}
            noValidate
          >
            <Question
              draft={visit.draft}
              wrong={visit.wrong}
              files={files}
              onType={(typed) => send({ type: 'typed', typed })}
              onOther={() => {
                send({ type: 'typed', typed: { isOther: true, event: null, days: [] } });
                send({ type: 'went-to', page: 'other', isChange: visit.draft.isChange });
              }}
            />
            {page === 'check' && (
              <Answered
                draft={visit.draft}
                files={files}
                onChange={(to) => send({ type: 'went-to', page: to, isChange: true })}
              />
            )}
            <TroubleText trouble={visit.trouble} />
            <Button kind="main" type="submit">
              {say(page === 'check' ? 'apply.send' : 'apply.continue')}
            </Button>
            <Button
              kind="quiet"
              onPress={() => send({ type: 'went-to', page: backFrom(visit.draft), isChange: false })}
            >
              {say('apply.back')}
            </Button>
          </form>
        </Page>
      );
    }
  }
};

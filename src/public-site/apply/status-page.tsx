import { useEffect, useMemo, useState } from 'preact/hooks';
import { passOf, readPass, typedCode } from '#domain/application/application-key.ts';
import type { ApplicantState, ApplicationView } from '#domain/applications-api.ts';
import { say } from '../../messages/index.ts';
import { Button } from '../../ui/button.tsx';
import { Field } from '../here/field.tsx';
import { Page } from '../here/page.tsx';
import { timeText } from '../organiser/when.ts';
import { TextArea } from './fields.tsx';
import { FileList } from './file-list.tsx';
import { isUnderWay, useFiles } from './files.ts';
import type { SentApplication } from './kept.ts';
import { createSending } from './sending.ts';
import { type ApplicationAt, applicationAt, type ServerProblem } from './server.ts';
import { TroubleText } from './trouble.tsx';

const stateText = (state: ApplicantState): string => {
  switch (state.is) {
    case 'draft':
      return say('apply.is-draft');
    case 'received':
      return say('apply.is-received');
    case 'asked':
      return say('apply.is-asked');
    case 'accepted':
      return say('apply.is-accepted');
    case 'refused':
      return say('apply.is-refused');
  }
};

const moreText = ({ state, isMailed }: ApplicationView): string | null => {
  if (state.is === 'received' && isMailed) return say('apply.is-mailed');
  if (state.is === 'accepted') return say('apply.is-accepted-more');
  return state.is === 'refused' ? say(`apply.why-${state.why}`) : null;
};

/** As they were shown, for whoever types them. */
const shapes = { reference: 'XXXX-XXXX', key: 'XXXX-XXXX-XXXX-XXXX-XXXX' };

/** Reference and key, typed as they were noted. */
const AskForPass = ({ unknown }: { unknown: SentApplication | null }) => {
  const [typed, setTyped] = useState(unknown ?? { reference: '', key: '' });
  const [isIncomplete, setIncomplete] = useState(false);
  const problem = isIncomplete
    ? say('apply.status-incomplete')
    : unknown
      ? say('apply.status-unknown')
      : null;
  const show = (event: Event): void => {
    event.preventDefault();
    const pass = passOf(typedCode(typed.reference), typedCode(typed.key));
    setIncomplete(readPass(pass) === null);
    if (readPass(pass)) location.hash = pass;
  };
  return (
    <Page title={say('apply.status')}>
      <p>{say('apply.status-ask')}</p>
      {problem && (
        <p class="here-trouble" role="alert">
          {problem}
        </p>
      )}
      <form onSubmit={show} noValidate>
        <Field
          name="reference"
          label={say('apply.reference')}
          hint={shapes.reference}
          problem={null}
          value={typed.reference}
          onType={(reference) => setTyped({ ...typed, reference })}
          help={{ autocomplete: 'off', autocapitalize: 'characters' }}
        />
        <Field
          name="key"
          label={say('apply.key')}
          hint={shapes.key}
          problem={null}
          value={typed.key}
          onType={(key) => setTyped({ ...typed, key })}
          help={{ autocomplete: 'off', autocapitalize: 'characters' }}
        />
        <Button kind="main" type="submit">
          {say('apply.status-show')}
        </Button>
      </form>
    </Page>
  );
};

/** The office asked: words and files go back. */
const Answer = ({
  application,
  evidence,
  onAnswered,
}: {
  application: ApplicationAt;
  evidence: ApplicationView['evidence'];
  onAnswered: (view: ApplicationView) => void;
}) => {
  const [text, setText] = useState('');
  const [isMissing, setMissing] = useState(false);
  const [trouble, setTrouble] = useState<ServerProblem | 'still-sending' | null>(null);
  const sending = useMemo(
    () =>
      createSending({
        application,
        begin: application.look,
        onStatus: (id, status) => files.setStatus(id, status),
      }),
    [application],
  );
  const files = useFiles({ sending, onReady: () => undefined, onGone: () => undefined });
  useEffect(() => () => sending.stop(), [sending]);
  useEffect(() => {
    // Begun on an earlier visit, and not here any more: without them the answer can go.
    for (const { id, received, size } of evidence) if (received < size) void application.takeOut(id);
  }, [application]);
  const send = async (event: Event): Promise<void> => {
    event.preventDefault();
    setMissing(text.trim() === '');
    if (text.trim() === '') return;
    if (files.shown.some(isUnderWay)) return setTrouble('still-sending');
    const answered = await application.answer(text.trim());
    if (answered.ok) onAnswered(answered.value);
    else setTrouble(answered.problem);
  };
  return (
    <form onSubmit={(event) => void send(event)} noValidate>
      <TextArea
        name="answer"
        label={say('apply.answer')}
        hint={say('apply.answer-hint')}
        problem={isMissing && text.trim() === '' ? say('apply.answer-missing') : null}
        value={text}
        onType={setText}
      />
      <FileList files={files} />
      <TroubleText trouble={trouble} />
      <Button kind="main" type="submit">
        {say('apply.answer-send')}
      </Button>
    </form>
  );
};

const Open = ({
  view,
  application,
  onView,
}: {
  view: ApplicationView;
  application: ApplicationAt;
  onView: (view: ApplicationView) => void;
}) => {
  const { state, messages, event, submittedAt, reference, evidence } = view;
  const whole = evidence.filter(({ received, size }) => received === size);
  return (
    <Page title={say('apply.status')}>
      <p class={`apply-state apply-state-${state.is}`} role="status">
        {stateText(state)}
      </p>
      {moreText(view) && <p>{moreText(view)}</p>}
      <dl class="here-answers">
        <div>
          <dt>{say('apply.reference')}</dt>
          <dd>{reference}</dd>
        </div>
        {event && (
          <div>
            <dt>{say('apply.check-event')}</dt>
            <dd>{event}</dd>
          </div>
        )}
        <div>
          <dt>{say('apply.check-files')}</dt>
          <dd>{whole.map(({ name }) => name).join(', ')}</dd>
        </div>
      </dl>
      {submittedAt && <p class="apply-quiet">{say('apply.sent-on', { when: timeText(submittedAt) })}</p>}
      {messages.length > 0 && (
        <ol class="apply-messages">
          {messages.map(({ what, text, at }) => (
            <li key={`${what} ${at}`} class={`apply-message-${what}`}>
              <span class="apply-quiet">
                {say(what === 'question' ? 'apply.asked-on' : 'apply.answered-on', { when: timeText(at) })}
              </span>
              <p>{text}</p>
            </li>
          ))}
        </ol>
      )}
      {state.is === 'asked' && <Answer application={application} evidence={evidence} onAnswered={onView} />}
    </Page>
  );
};

/** Where an application stands, for whoever has its reference number and its key. */
export const StatusPage = ({ pass }: { pass: SentApplication | null }) => {
  const application = useMemo(() => pass && applicationAt(pass), [pass]);
  const [view, setView] = useState<ApplicationView | null>(null);
  const [problem, setProblem] = useState<ServerProblem | null>(null);
  const look = async (): Promise<void> => {
    const answer = await application?.look();
    setProblem(answer?.ok === false ? answer.problem : null);
    setView(answer?.ok ? answer.value : null);
  };
  useEffect(() => void look(), [application]);
  if (view && application) return <Open view={view} application={application} onView={setView} />;
  if (!pass || problem?.is === 'refused') return <AskForPass unknown={pass} />;
  if (!problem) return <p role="status">{say('apply.opening')}</p>;
  return (
    <Page title={say('apply.status')}>
      <TroubleText trouble={problem} />
      <Button kind="main" onPress={() => void look()}>
        {say('apply.try-again')}
      </Button>
    </Page>
  );
};

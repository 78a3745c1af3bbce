import { useState } from 'preact/hooks';
import { useRoute } from 'preact-iso';
import {
  type ApplicationDecision,
  ApplicationOutcome,
  ApplicationPage,
  type LookAlike,
} from '#domain/applications-console-api.ts';
import { FileDrop } from '../../ui/file-drop.tsx';
import { type Answer, client } from '../client.ts';
import { Page } from '../page.tsx';
import { Stale, Waiting } from '../trouble.tsx';
import { useAnswer } from '../use-answer.ts';
import { timeText } from '../words.ts';
import { DecidePart } from './decide-part.tsx';
import { EventPart } from './event-part.tsx';
import { EvidenceViewer } from './evidence-viewer.tsx';
import { Comparison, LookAlikes } from './look-alikes.tsx';
import { Notices } from './notices-part.tsx';
import { Decisions, Messages } from './past-part.tsx';
import { ApplicationTable } from './queue-page.tsx';
import { aboutLines, stateText, wayText } from './words.ts';

const Said = ({ page, onCompare }: { page: ApplicationPage; onCompare: (pair: LookAlike) => void }) => (
  <section class="panel">
    <h2>What it says</h2>
    <dl class="application-said">
      {[...aboutLines(page.about), ...(page.note ? [['Note', page.note] as const] : [])].map(
        ([name, said]) => (
          <div key={name}>
            <dt>{name}</dt>
            <dd>{said}</dd>
          </div>
        ),
      )}
    </dl>
    {page.signals.length + page.lookAlikes.length > 0 && (
      <>
        <p class="why">Worth a look, and no verdict:</p>
        <ul class="remarks">
          {page.signals.map((signal) => (
            <li key={signal}>{signal}</li>
          ))}
          <LookAlikes lookAlikes={page.lookAlikes} onCompare={onCompare} />
        </ul>
      </>
    )}
  </section>
);

/** One application: evidence on one side, what it claims and who it may be on the other. */
export const ApplicationPageView = () => {
  const { params } = useRoute();
  const path = `/applications/${encodeURIComponent(params.id ?? '')}`;
  const asked = useAnswer(path, () => client.get(path, ApplicationPage));
  const [trouble, setTrouble] = useState<string | null>(null);
  const [outcome, setOutcome] = useState<string | null>(null);
  const [compared, setCompared] = useState<LookAlike | null>(null);
  const page = asked.value;
  const isOpen = page?.state === 'waiting' || page?.state === 'asked';

  /** Tells what came of an act, and brings the page up to date. */
  const done = async <Value,>(answer: Answer<Value>, tell: (value: Value) => string | null) => {
    setTrouble(answer.ok ? null : answer.problem.message);
    setOutcome(answer.ok ? tell(answer.value) : null);
    await asked.again();
  };
  const decide = async (said: ApplicationDecision): Promise<void> =>
    done(await client.post(`${path}/decisions`, said, ApplicationOutcome), ({ sentence }) => sentence);
  const undo = async (decision: string): Promise<void> =>
    done(
      await client.post(`/applications/decisions/${decision}/undo`, {}, ApplicationOutcome),
      ({ sentence }) => `Taken back. ${sentence}`,
    );
  const ask = async (text: string): Promise<void> =>
    done(await client.post(`${path}/questions`, { text }, ApplicationPage), () => 'The applicant is asked.');
  const sendAgain = async (notice: string): Promise<void> =>
    done(
      await client.post(`/applications/notices/${notice}/send-again`, {}, ApplicationPage),
      () => 'The e-mail is on its way again.',
    );
  const addScans = async (files: File[]): Promise<void> => {
    for (const file of files) {
      const query = `name=${encodeURIComponent(file.name.slice(-200))}`;
      const answer = await client.postFile(`${path}/evidence?${query}`, file, ApplicationPage);
      await done(answer, () => null);
      if (!answer.ok) return;
    }
  };

  return (
    <Page
      title={page ? `${page.claim.full_name ?? 'Application'}, ${page.reference}` : 'Application'}
      above={<a href="/console/applications">Applications</a>}
      aside={
        page && (
          <span class={page.state === 'accepted' ? 'tag tag-credit' : 'tag'}>{stateText(page.state)}</span>
        )
      }
    >
      <Stale asked={asked} />
      {trouble && (
        <p class="trouble" role="alert">
          {trouble}
        </p>
      )}
      <p class="outcome application-outcome" role="status">
        {outcome}
      </p>
      {!page && <Waiting asked={asked} />}
      {page && (
        <>
          <p class="lead quiet">
            Sent {timeText(page.submittedAt)} {wayText(page.way)}
            {page.enteredBy && `, entered by ${page.enteredBy}`}
          </p>
          {compared && page.evidence.some(({ id }) => id === compared.evidence.id) && (
            <Comparison page={page} pair={compared} onClose={() => setCompared(null)} />
          )}
          <div class="application">
            <section class="panel application-evidence">
              <h2>Evidence</h2>
              <EvidenceViewer application={page.id} evidence={page.evidence} />
              {isOpen && (
                <details open={page.evidence.length === 0}>
                  <summary>Add a scan</summary>
                  <FileDrop
                    words="Drop a scan here, or choose it: JPEG, PNG, WebP or PDF"
                    accept="image/jpeg,image/png,image/webp,application/pdf"
                    onFiles={(files) => void addScans(files)}
                  />
                </details>
              )}
            </section>
            <div>
              <Said page={page} onCompare={setCompared} />
              <EventPart
                key={page.event?.id}
                page={page}
                onPage={() => void asked.again()}
                onTrouble={setTrouble}
              />
              {isOpen && (
                <DecidePart
                  key={`${page.event?.id} ${page.state}`}
                  page={page}
                  onDecide={(said) => void decide(said)}
                  onAsk={(text) => void ask(text)}
                />
              )}
              <Decisions page={page} onUndo={(decision) => void undo(decision)} />
              <Messages page={page} />
              <Notices page={page} onSendAgain={(notice) => void sendAgain(notice)} />
            </div>
          </div>
          {page.others.length > 0 && (
            <section class="panel">
              <h2>Other applications for this event</h2>
              <ApplicationTable applications={page.others} />
            </section>
          )}
        </>
      )}
    </Page>
  );
};

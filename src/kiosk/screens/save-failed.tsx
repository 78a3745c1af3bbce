import { say } from '../../messages/index.ts';
import type { Capture, SaveProblem } from '../../tablet/outbox.ts';
import { Button } from '../../ui/button.tsx';
import type { Booth } from '../booth.ts';
import type { Visit } from '../visit.ts';

const contentsOf = ({ claim, corrects }: Capture): string =>
  [
    corrects?.what === 'not-me' && say('saved.not-me'),
    claim.full_name ?? [claim.given_name, claim.surname].filter(Boolean).join(' '),
    claim.registrant_number,
    claim.email ?? claim.phone,
    claim.badge_id && `${say('save-failed.badge')} ${claim.badge_id}`,
  ]
    .filter(Boolean)
    .join(' · ');

const adviceOn = {
  'storage-full': 'full',
  'storage-broken': 'broken',
  'not-sealed': 'unsealed',
} as const satisfies Record<SaveProblem['kind'], string>;

interface SaveFailedProps {
  booth: Booth;
  visit: Extract<Visit, { at: 'save-failed' }>;
}

/** Blocks the kiosk: nothing was saved, and nothing may pretend so. */
export const SaveFailed = ({ booth, visit }: SaveFailedProps) => (
  <section class="trouble" role="alert">
    <svg class="trouble-mark" viewBox="0 0 120 120" aria-hidden="true">
      <path d="M60 12l50 92H10z M60 46v28 M60 88v2" />
    </svg>
    <h1>{say('save-failed.title')}</h1>
    <p>{say('save-failed.lead')}</p>
    <p>{say(`save-failed.${adviceOn[visit.problem.kind]}`)}</p>
    <div class="trouble-kept">
      <h2>{say('save-failed.contents')}</h2>
      <ul>
        {visit.captures.map((capture) => (
          <li key={capture.id}>{contentsOf(capture)}</li>
        ))}
      </ul>
    </div>
    <Button kind="main" disabled={visit.retrying} onPress={booth.retry}>
      {say('save-failed.try-again')}
    </Button>
  </section>
);

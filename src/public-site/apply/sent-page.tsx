import { passOf } from '#domain/application/application-key.ts';
import { applyPath } from '#domain/applications-api.ts';
import { say } from '../../messages/index.ts';
import { Page } from '../here/page.tsx';
import type { SentApplication } from './kept.ts';

export const statusLink = ({ reference, key }: SentApplication): string =>
  `${applyPath}#${passOf(reference, key)}`;

/** What is left in the applicant's hands. */
export const SentPage = ({ sent, mailedTo }: { sent: SentApplication; mailedTo: string | null }) => (
  <Page title={say('apply.thanks')}>
    <dl class="here-receipt apply-pass">
      <dt>{say('apply.reference')}</dt>
      <dd class="apply-reference">{sent.reference}</dd>
      <dt>{say('apply.key')}</dt>
      <dd>{sent.key}</dd>
    </dl>
    <p>{say('apply.keep')}</p>
    {mailedTo !== null && <p>{say('apply.mailed', { address: mailedTo })}</p>}
    <p>{say('apply.next')}</p>
    <p>
      <a href={statusLink(sent)}>{say('apply.status-link')}</a>
    </p>
  </Page>
);

import { say } from '../../messages/index.ts';
import { Button } from '../../ui/button.tsx';
import { Page } from '../here/page.tsx';
import type { SentApplication } from './kept.ts';
import { statusLink } from './sent-page.tsx';

interface StartProps {
  hasDraft: boolean;
  sent: readonly SentApplication[];
  onBegin: () => void;
  onGoOn: () => void;
  onLookUp: () => void;
}

/** What it is, whether one needs it, and the ways in. */
export const StartPage = ({ hasDraft, sent, onBegin, onGoOn, onLookUp }: StartProps) => (
  <Page title={say('apply.title')} announced={false}>
    <p>{say('apply.lead')}</p>
    <p>{say('apply.need')}</p>
    <p class="apply-quiet">{say('apply.no-need')}</p>
    {hasDraft ? (
      <section class="apply-kept">
        <p>{say('apply.go-on-lead')}</p>
        <Button kind="main" onPress={onGoOn}>
          {say('apply.go-on')}
        </Button>
        <Button kind="quiet" onPress={onBegin}>
          {say('apply.begin-anew')}
        </Button>
      </section>
    ) : (
      <Button kind="main" onPress={onBegin}>
        {say('apply.begin')}
      </Button>
    )}
    <Button onPress={onLookUp}>{say('apply.look-up')}</Button>
    <p class="apply-paper">
      <a href="/v1/application-form.pdf">{say('apply.paper')}</a>
    </p>
    {sent.length > 0 && (
      <section>
        <h2>{say('apply.sent-here')}</h2>
        <ul class="apply-sent">
          {sent.map((one) => (
            <li key={one.reference}>
              <a href={statusLink(one)}>{one.reference}</a>
            </li>
          ))}
        </ul>
      </section>
    )}
  </Page>
);

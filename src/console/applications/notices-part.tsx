import type { ApplicationNotice, ApplicationPage } from '#domain/applications-console-api.ts';
import { Button } from '../../ui/button.tsx';
import { timeText } from '../words.ts';
import { noticeText } from './words.ts';

const stateText = ({ state, createdAt }: ApplicationNotice): string => {
  switch (state.is) {
    case 'sent':
      return `sent ${timeText(state.at)}`;
    case 'waiting':
      return state.attempts === 0
        ? `written ${timeText(createdAt)}, on its way`
        : `tried ${state.attempts === 1 ? 'once' : `${state.attempts} times`}, again ${timeText(state.dueAt)}`;
    case 'failed':
      return `given up ${timeText(state.at)}`;
  }
};

const problemOf = ({ state }: ApplicationNotice): string | null =>
  state.is === 'sent' ? null : state.problem;

/** Whom nobody writes to, and why. */
const nobodyIsToldBecause = ({ isMailSetUp, way, claim }: ApplicationPage): string => {
  if (way !== 'web') return 'This form came on paper: no e-mail is sent about it.';
  if (!isMailSetUp)
    return 'No e-mail is set up on this server: the applicant has to look at the status page.';
  return claim.email === undefined
    ? 'No e-mail address is given: the applicant has to look at the status page.'
    : 'No e-mail was sent: none was set up then, or the address is none that mail can go to.';
};

/** Every e-mail to the applicant: what, when, or why not. */
export const Notices = ({
  page,
  onSendAgain,
}: {
  page: ApplicationPage;
  onSendAgain: (notice: string) => void;
}) => (
  <section class="panel recent" aria-label="E-mails">
    <h2>E-mails</h2>
    {page.notices.length === 0 ? (
      <p class="quiet">{nobodyIsToldBecause(page)}</p>
    ) : (
      <ul>
        {page.notices.map((notice) => (
          <li key={notice.id}>
            <span>
              {noticeText(notice.kind)}{' '}
              {notice.state.is === 'failed' && <span class="tag tag-now">not sent</span>}
              <span class="beside quiet">
                to {notice.address}, {stateText(notice)}
              </span>
              {problemOf(notice) && <span class="application-text">{problemOf(notice)}</span>}
            </span>
            {notice.state.is === 'failed' && notice.state.canBeSentAgain && page.isMailSetUp && (
              <Button onPress={() => onSendAgain(notice.id)}>Send again</Button>
            )}
          </li>
        ))}
      </ul>
    )}
  </section>
);

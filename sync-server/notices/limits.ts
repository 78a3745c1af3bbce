/**
 * How many mails one mailbox gets. Whoever fills in the form may write a stranger's address: the stranger gets three mails
 * a day at most that a form caused, and the office can still answer whoever really applied.
 */
import type { Clock } from '../clock.ts';
import type { Writing } from '../store/index.ts';
import { waitingNotices } from './waiting.ts';

const dayMs = 24 * 60 * 60_000;
const mostReceivedPerDay = 3;
const mostPerDay = 6;
/** More than a show's applications of a day; beyond it something is wrong. */
const mostWaiting = 5_000;

/** Why no mail goes, in words for staff; null: it goes. */
export const whyNoMail = async (
  tx: Writing,
  { mailbox, kind, clock }: { mailbox: string; kind: string; clock: Clock },
): Promise<string | null> => {
  const today = await tx
    .selectFrom('notice')
    .select('kind')
    .where('mailbox', '=', mailbox)
    .where('created_at', '>', new Date(clock.now() - dayMs).toISOString())
    // What was held back itself does not count, or a flood would hold back what comes after it.
    .where((eb) => eb.or([eb('failed_at', 'is', null), eb('attempts', '>', 0)]))
    .limit(mostPerDay)
    .execute();
  const received = today.filter((one) => one.kind === 'received').length;
  if (today.length >= mostPerDay || (kind === 'received' && received >= mostReceivedPerDay))
    return 'Held back: this address has had several e-mails within a day.';
  const { waiting } = await waitingNotices(tx)
    .select((eb) => eb.fn.countAll<number>().as('waiting'))
    .executeTakeFirstOrThrow();
  return waiting >= mostWaiting ? 'Held back: too many e-mails wait for the mail server.' : null;
};

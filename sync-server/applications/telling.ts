/** Tells an applicant by e-mail what became of their application, where they gave an address. */
import type { News } from '#domain/notice/notice.ts';
import type { Notices } from '../notices/index.ts';
import type { Writing } from '../store/index.ts';
import { type ApplicationRow, fieldsOf } from './rows.ts';

export type Telling = Pick<Notices, 'tellIn'>;

/**
 * In the transaction of what happened. A form that came on paper gets no mail: whoever sent it has no key, so there is no
 * page that a mail could lead to, and the address was read from handwriting.
 */
export const tell = async (notices: Telling, tx: Writing, row: ApplicationRow, news: News): Promise<void> => {
  const { email } = fieldsOf(row).claim;
  if (row.way !== 'web' || email === undefined) return;
  await notices.tellIn(tx, {
    ...{ application: row.id, reference: row.reference, address: email, locale: row.locale, news },
    // Of the approved list. What an applicant calls an event is never in a mail.
    approvedEvent: row.event === null ? null : row.event_name,
  });
};

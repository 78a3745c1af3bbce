/**
 * E-mail: what an applicant is told. A mail is a row, written in the transaction of its cause and sent behind it: it goes
 * at least once, and what arrives twice bears the same Message-ID.
 */
import { uuidv7 } from 'uuidv7';
import { applyPath } from '#domain/applications-api.ts';
import { isMailAddress, mailboxOf } from '#domain/notice/mail-address.ts';
import { type News, noticeLanguageOf } from '#domain/notice/notice.ts';
import { noticeText } from '#domain/notice/notice-text.ts';
import { fail, type Result, succeed } from '#domain/result.ts';
import type { Audit } from '../access/index.ts';
import { type Clock, instantOf } from '../clock.ts';
import type { MailSettings } from '../mail-settings.ts';
import type { Reading, Store, Writing } from '../store/index.ts';
import { whyNoMail } from './limits.ts';
import { giveUpAfterMs } from './retry.ts';
import { createSender, mostAtOnce } from './sender.ts';
import { isAnnounced, noticesFor } from './standing.ts';
import { createMailTransport } from './transport.ts';

/** How this server sends e-mail. */
export interface MailSetUp {
  settings: MailSettings;
  /** The address that people use, without a slash at the end; known once the server listens. */
  siteUrl: () => string;
  onTrouble: (error: unknown) => void;
  /** How long one attempt may take. */
  patienceMs?: number | undefined;
}

export interface Told {
  application: string;
  reference: string;
  address: string;
  locale: string;
  approvedEvent: string | null;
  news: News;
}

export type NoticeProblem = 'unknown-notice' | 'not-failed' | 'text-erased' | 'no-mail-server';

const domainOf = (address: string): string => address.slice(address.indexOf('@') + 1);

/** The first mail of an application, which those after it answer. */
const firstOf = async (tx: Writing, application: string): Promise<string | null> => {
  const row = await tx
    .selectFrom('notice')
    .select('message_id')
    .where('application', '=', application)
    .where('kind', '=', 'received')
    .where('failed_at', 'is', null)
    .executeTakeFirst();
  return row?.message_id ?? null;
};

export const createNotices = ({
  store,
  clock,
  audit,
  untilQuiet,
  mail,
}: {
  store: Store;
  clock: Clock;
  audit: Audit;
  untilQuiet: () => Promise<void>;
  /** Null: no e-mail is set up, and nothing is queued. */
  mail: MailSetUp | null;
}) => {
  const sender = createSender({
    ...{ store, clock, untilQuiet },
    transport: mail && createMailTransport(mail.settings, { mostAtOnce }),
    onTrouble: mail?.onTrouble ?? (() => undefined),
    patienceMs: mail?.patienceMs,
  });
  /** What is read then waits for the transaction that is open now, as everything on this connection does. */
  const wakeAfterwards = (): void => void setImmediate(sender.wake);
  const until = (): string => new Date(clock.now() + giveUpAfterMs).toISOString();

  const addIn = async (
    tx: Writing,
    { settings, siteUrl }: MailSetUp,
    { application, reference, address, locale, approvedEvent, news }: Told,
  ): Promise<void> => {
    const [id, at, mailbox] = [uuidv7(), instantOf(clock), mailboxOf(address)];
    const language = noticeLanguageOf(locale);
    const statusPage = `${siteUrl()}${applyPath}`;
    const { subject, text } = noticeText(news, { reference, approvedEvent, statusPage }, language);
    const heldBack = await whyNoMail(tx, { mailbox, kind: news.kind, clock });
    await tx
      .insertInto('notice')
      .values({
        ...{ id, kind: news.kind, application, address, mailbox, language, subject, body: text },
        message_id: `${id}@${domainOf(settings.sender.address)}`,
        reply_to: news.kind === 'received' ? null : await firstOf(tx, application),
        ...{ created_at: at, due_at: at, give_up_at: until(), attempts: 0, sent_at: null },
        ...{ failed_at: heldBack === null ? null : at, last_problem: heldBack },
      })
      .execute();
    wakeAfterwards();
  };

  return {
    isSetUp: mail !== null,

    /** Writes a mail down, in the transaction of its cause. Whoever gave no address that mail can go to gets none. */
    tellIn: async (tx: Writing, told: Told): Promise<void> => {
      if (mail !== null && isMailAddress(told.address)) await addIn(tx, mail, told);
    },

    /** Staff have seen why it failed, and want it tried anew. */
    sendAgain: (
      id: string,
      { staff }: { staff: string },
    ): Promise<Result<{ application: string }, NoticeProblem>> =>
      store.write(async (tx) => {
        const row = await tx.selectFrom('notice').selectAll().where('id', '=', id).executeTakeFirst();
        if (!row) return fail('unknown-notice');
        if (row.failed_at === null) return fail('not-failed');
        if (row.body === null) return fail('text-erased');
        if (mail === null) return fail('no-mail-server');
        const { application } = row;
        await tx
          .updateTable('notice')
          .set({ failed_at: null, attempts: 0, due_at: instantOf(clock), give_up_at: until() })
          .where('id', '=', id)
          .execute();
        await audit.append(tx, {
          ...{ actor: staff, action: 'notice-sent-again', subject: application, detail: { notice: id } },
        });
        wakeAfterwards();
        return succeed({ application });
      }),

    of: (application: string) => noticesFor(store.db, application),
    isAnnounced: (db: Reading, application: string) => isAnnounced(db, application),

    /** The loop that sends; nothing is sent before. */
    ...sender,
  };
};
export type Notices = ReturnType<typeof createNotices>;

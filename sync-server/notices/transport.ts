/** Hands one mail to the mail server, by SMTP. */
import { isIP } from 'node:net';
import { createTransport } from 'nodemailer';
import { fail, type Result, succeed } from '#domain/result.ts';
import type { MailSettings } from '../mail-settings.ts';
import { type MailError, type MailTrouble, troubleOf } from './trouble.ts';

export interface Mail {
  address: string;
  subject: string;
  text: string;
  language: string;
  messageId: string;
  replyTo: string | null;
  /** Of its making: every try sends the same. */
  date: Date;
}

const connectWithinMs = 20_000;
/** Below what servers wait for at least (RFC 5321, 4.5.3.2): we close a connection that is not used. */
const idleConnectionMs = 30_000;

const isThisMachine = (host: string): boolean =>
  host === 'localhost' || host === '::1' || (isIP(host) === 4 && host.startsWith('127.'));

const errorOf = (error: unknown): MailError => (error instanceof Error ? (error as MailError) : {});

export const createMailTransport = (
  { server, sender }: MailSettings,
  { mostAtOnce }: { mostAtOnce: number },
) => {
  const { host, port, isSecure, login } = server;
  const transporter = createTransport({
    ...{ pool: true, host, port, secure: isSecure, logger: false },
    ...(login && { auth: { user: login.user, pass: login.password } }),
    // A password never crosses a network in the clear, whatever the server offers.
    requireTLS: login !== null && !isThisMachine(host),
    maxConnections: mostAtOnce,
    // A kept connection that the server has closed meanwhile; anything else is tried again by us.
    maxRequeues: 1,
    connectionTimeout: connectWithinMs,
    greetingTimeout: connectWithinMs,
    dnsTimeout: connectWithinMs,
    idleTimeout: idleConnectionMs,
    disableFileAccess: true,
    disableUrlAccess: true,
  });
  return {
    /** Resolves when the server has said that it has the mail, or why not. Never rejects. */
    send: async (mail: Mail, signal: AbortSignal): Promise<Result<null, MailTrouble>> => {
      try {
        await transporter.sendMail({
          from: sender.name === '' ? sender.address : sender,
          to: { name: '', address: mail.address },
          // Said here, so that no reading of headers decides who gets it.
          envelope: { from: sender.address, to: [mail.address] },
          ...{ subject: mail.subject, text: mail.text, date: mail.date },
          messageId: `<${mail.messageId}>`,
          ...(mail.replyTo !== null && {
            inReplyTo: `<${mail.replyTo}>`,
            references: [`<${mail.replyTo}>`],
          }),
          // Nobody's holiday answer shall come back (RFC 3834).
          headers: { 'Auto-Submitted': 'auto-generated', 'Content-Language': mail.language },
          signal,
        });
        return succeed(null);
      } catch (error) {
        return fail(troubleOf(errorOf(error)));
      }
    },
    close: (): void => transporter.close(),
  };
};
export type MailTransport = ReturnType<typeof createMailTransport>;

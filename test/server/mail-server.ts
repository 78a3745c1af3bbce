/** A real mail server on this machine, which keeps what it takes; for tests of the server and its campaigns. */
import { once } from 'node:events';
import type { AddressInfo } from 'node:net';
import PostalMime, { type Email } from 'postal-mime';
import { SMTPServer, type SMTPServerOptions } from 'smtp-server';
import type { MailSettings } from '../../sync-server/mail-settings.ts';

interface ReceivedMail extends Email {
  /** As it came over the line. */
  raw: string;
  /** Of the envelope. */
  recipients: string[];
}

export interface MailServer {
  port: number;
  /** As ROLLCALL_SMTP_URL has it. */
  url: string;
  settings: MailSettings;
  mails: ReceivedMail[];
  end: () => Promise<void>;
}

/** An answer of the server that takes nothing: 4xx for now, 5xx for good. */
export const refusal = (responseCode: number, message: string): Error =>
  Object.assign(new Error(message), { responseCode });

export interface MailServerOptions extends SMTPServerOptions {
  port?: number;
  /** Throws a `refusal`, or takes its time. */
  onRecipient?: (address: string) => void | Promise<void>;
  /** Has read all of the mail, and has not said so yet. */
  onRead?: (mail: ReceivedMail) => void | Promise<void>;
}

const readAll = async (stream: AsyncIterable<Buffer>): Promise<Buffer> => {
  const pieces: Buffer[] = [];
  for await (const piece of stream) pieces.push(piece);
  return Buffer.concat(pieces);
};

export const settingsFor = (port: number, changes: Partial<MailSettings['server']> = {}): MailSettings => ({
  server: { host: '127.0.0.1', port, isSecure: false, login: null, ...changes },
  sender: { name: 'Credit Office', address: 'credit@office.example' },
});

/** Speaks no TLS and wants no password, unless told otherwise. */
export const startMailServer = async ({
  port = 0,
  onRecipient = () => undefined,
  onRead = () => undefined,
  ...options
}: MailServerOptions = {}): Promise<MailServer> => {
  const mails: ReceivedMail[] = [];
  const smtp = new SMTPServer({
    disabledCommands: ['STARTTLS', 'AUTH'],
    closeTimeout: 100,
    onRcptTo: ({ address }, _session, answer) => {
      Promise.resolve(address)
        .then(onRecipient)
        .then(() => answer(), answer);
    },
    onData: (stream, { envelope }, answer) => {
      const take = async (): Promise<void> => {
        const bytes = await readAll(stream);
        const recipients = envelope.rcptTo.map(({ address }) => address);
        const mail = { ...(await PostalMime.parse(bytes)), raw: bytes.toString(), recipients };
        await onRead(mail);
        mails.push(mail);
      };
      take().then(() => answer(), answer);
    },
    ...options,
  });
  // Whoever goes away in the middle of a mail is part of what is tested.
  smtp.on('error', () => undefined);
  const listener = smtp.listen(port, '127.0.0.1');
  await once(listener, 'listening');
  const taken = (listener.address() as AddressInfo).port;
  return {
    port: taken,
    url: `smtp://127.0.0.1:${taken}`,
    settings: settingsFor(taken),
    mails,
    end: () => new Promise((resolve) => smtp.close(() => resolve())),
  };
};

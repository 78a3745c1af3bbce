/** How e-mail leaves: the settings ROLLCALL_SMTP_URL and ROLLCALL_MAIL_FROM, both or neither. */
import * as z from 'zod/mini';
import { isMailAddress } from '#domain/notice/mail-address.ts';
import { fail, type Result, succeed } from '#domain/result.ts';

const urlOf = (text: string): URL | null => (URL.canParse(text) ? new URL(text) : null);

const unescaped = (part: string): string | null => {
  try {
    return decodeURIComponent(part);
  } catch {
    return null;
  }
};

/** Options in the address would go past what is decided here about TLS and logs: there are none. */
const isSmtpUrl = (text: string): boolean => {
  const url = urlOf(text);
  if (!url || !/^smtps?:$/.test(url.protocol) || url.hostname === '') return false;
  if (!/^\/?$/.test(url.pathname) || url.search !== '' || url.hash !== '') return false;
  if ((url.username === '') !== (url.password === '')) return false;
  return unescaped(url.username) !== null && unescaped(url.password) !== null;
};

const serverOf = (text: string) => {
  const url = new URL(text);
  const isSecure = url.protocol === 'smtps:';
  const user = unescaped(url.username) || null;
  return {
    host: url.hostname.replace(/^\[|\]$/g, ''),
    // 465 and 587 are the ports at which mail servers take mail from programs (RFC 8314).
    port: Number(url.port) || (isSecure ? 465 : 587),
    /** TLS from the first byte; otherwise STARTTLS where the server offers it. */
    isSecure,
    login: user === null ? null : { user, password: unescaped(url.password) ?? '' },
  };
};

const senderPattern = /^(?:([^<>"\p{C}]{1,100}?)\s*<([^<>\s]+)>|([^<>\s]+))$/u;
const senderOf = (text: string) => {
  const [, name = '', inBrackets, alone] = senderPattern.exec(text) ?? [];
  return { name: name.trim(), address: inBrackets ?? alone ?? '' };
};

const MailSettings = z.object({
  // Its own words never repeat what was set: there is a password in it.
  server: z.pipe(
    z
      .string()
      .check(
        z.refine(
          isSmtpUrl,
          'ROLLCALL_SMTP_URL looks like smtp://mail.example.org:587 or smtps://user:password@mail.example.org; signs such as @ or / in user and password are written as %40 or %2F',
        ),
      ),
    z.transform(serverOf),
  ),
  sender: z.pipe(
    z
      .string()
      .check(
        z.refine(
          (text) => isMailAddress(senderOf(text).address),
          'ROLLCALL_MAIL_FROM looks like credit@example.org or Credit Office <credit@example.org>',
        ),
      ),
    z.transform(senderOf),
  ),
});
export type MailSettings = z.infer<typeof MailSettings>;

/** Null: no e-mail is set up. The problem is a sentence for a person. A setting that is there but empty is not set. */
export const readMailSettings = (environment: NodeJS.ProcessEnv): Result<MailSettings | null, string> => {
  const [server, sender] = [environment.ROLLCALL_SMTP_URL || null, environment.ROLLCALL_MAIL_FROM || null];
  if (server === null && sender === null) return succeed(null);
  if (server === null || sender === null)
    return fail(
      `ROLLCALL_SMTP_URL and ROLLCALL_MAIL_FROM go together: ${server === null ? 'the first' : 'the second'} is not set`,
    );
  const parsed = MailSettings.safeParse({ server, sender });
  return parsed.success ? succeed(parsed.data) : fail(parsed.error.issues[0]?.message ?? 'cannot be read');
};

import { expect, test } from 'vitest';
import { type MailError, troubleOf } from '../../../../sync-server/notices/trouble.ts';

const answered = (code: string, command: string, responseCode: number, response: string): MailError => ({
  ...{ code, command, responseCode, response },
});

test.each<[string, MailError, 'for-now' | 'for-good', string]>([
  [
    'a mailbox that does not exist',
    answered('EENVELOPE', 'RCPT TO', 550, '550 5.1.1 No such user'),
    'for-good',
    'does not take this address: 550 5.1.1 No such user',
  ],
  ['greylisting', answered('EENVELOPE', 'RCPT TO', 451, '451 Come back'), 'for-now', 'again: 451 Come back'],
  [
    'a mail that is refused',
    answered('EMESSAGE', 'DATA', 554, '554 Spam'),
    'for-good',
    'this mail: 554 Spam',
  ],
  ['a full disk', answered('EMESSAGE', 'DATA', 452, '452 Full'), 'for-now', 'come again'],
  [
    'commands in disorder',
    answered('EENVELOPE', 'RCPT TO', 503, '503 Bad sequence'),
    'for-now',
    'come again',
  ],
  [
    'a sender that is refused, which settings put right',
    answered('EENVELOPE', 'MAIL FROM', 553, '553 Not yours'),
    'for-now',
    'from us: 553 Not yours',
  ],
  ['a wrong password', answered('EAUTH', 'AUTH PLAIN', 535, '535 No'), 'for-now', 'user name and password'],
  [
    'a server that is down',
    { code: 'ESOCKET', originalCode: 'ECONNREFUSED' },
    'for-now',
    'cannot be reached',
  ],
  ['a server of no name', { code: 'EDNS', originalCode: 'ENOTFOUND' }, 'for-now', 'name of the mail server'],
  ['a server that says nothing', { code: 'ETIMEDOUT' }, 'for-now', 'in time'],
  ['an attempt that took too long', { code: 'EABORT' }, 'for-now', 'in time'],
  [
    'a certificate of nobody',
    { code: 'ESOCKET', originalCode: 'DEPTH_ZERO_SELF_SIGNED_CERT' },
    'for-now',
    'not trusted',
  ],
  [
    'encryption that is none',
    { code: 'ESOCKET', originalCode: 'ERR_SSL_WRONG_VERSION_NUMBER' },
    'for-now',
    'encrypted',
  ],
  ['no encryption', { code: 'ETLS', command: 'STARTTLS' }, 'for-now', 'encrypted'],
  ['no service at this door', answered('EPROTOCOL', 'CONN', 554, '554 No'), 'for-now', 'handed'],
  ['whatever else', {}, 'for-now', 'could not be handed'],
])('%s', (_, error, is, words) => {
  expect(troubleOf(error)).toMatchObject({ is, words: expect.stringContaining(words) });
});

test('what a server says is one line, and not a long one', () => {
  const { words } = troubleOf(answered('EENVELOPE', 'RCPT TO', 550, `550 no\r\n${'very '.repeat(500)}`));
  expect(words).toMatch(/^[^\r\n]{1,260}$/);
});

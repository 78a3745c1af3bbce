/** Breaks of e-mail to applicants: it must go, go once as far as that can be known, and tell a stranger nothing. */
import type { Mutant } from './mutant.ts';

const noticedBy = 'server/notices.test.ts';

export const noticeMutants: Mutant[] = [
  {
    name: 'mail-marked-early',
    breaks: 'a mail counts as sent before the mail server has it',
    file: 'sync-server/notices/sender.ts',
    find: 'const sent = await to.send(',
    replace: 'await waiting.settle(row, { ok: true, value: null });\n    const sent = await to.send(',
    noticedBy,
    test: 'for now is tried again',
  },
  {
    name: 'attempt-not-written-down',
    breaks: 'a mail whose sending cannot be marked goes over and over',
    file: 'sync-server/notices/waiting.ts',
    find: '.set({ attempts, due_at })',
    replace: '.set({ attempts })',
    noticedBy,
    test: 'cannot be marked',
  },
  {
    name: 'refused-mail-tried-for-ever',
    breaks: 'a mail that is refused for good is tried again and again',
    file: 'sync-server/notices/waiting.ts',
    find: "if (is === 'for-good') await fail",
    replace: "if (is === 'for-good' && words === '') await fail",
    noticedBy,
    test: 'for good is not tried again',
  },
  {
    name: 'mail-outside-its-cause',
    breaks: 'a mail is written down after the transaction of its cause, and a crash between them loses it',
    file: 'sync-server/applications/applicant.ts',
    find: "await tell(notices, tx, row, { kind: 'received', key });",
    replace:
      "setTimeout(() => void store.write((later) => tell(notices, later, row, { kind: 'received', key })).catch(() => null), 1);",
    noticedBy,
    test: 'mail and cause are one',
  },
  {
    name: 'typed-name-in-mail',
    breaks: 'a mail to an address that nobody has proved holds what an applicant typed',
    file: 'sync-server/applications/telling.ts',
    find: 'approvedEvent: row.event === null ? null : row.event_name,',
    replace: 'approvedEvent: row.event_name ?? fieldsOf(row).claim.full_name ?? null,',
    noticedBy,
    test: 'nothing that was typed',
  },
  {
    name: 'mail-without-limit',
    breaks: 'a form fills the mailbox of a stranger',
    file: 'sync-server/notices/limits.ts',
    find: 'received >= mostReceivedPerDay',
    replace: 'received < 0 * mostReceivedPerDay',
    noticedBy,
    test: 'a mailbox gets three a day',
  },
  {
    name: 'mails-out-of-order',
    breaks: 'an applicant reads "accepted" after "taken back"',
    file: 'sync-server/notices/waiting.ts',
    find: ".where('earlier.sent_at', 'is', null)",
    replace: ".where('earlier.sent_at', 'is not', null)",
    noticedBy,
    test: 'holds back those after it',
  },
  {
    name: 'password-in-the-clear',
    breaks: 'the password of the mail server crosses a network for all to read',
    file: 'sync-server/notices/transport.ts',
    find: 'requireTLS: login !== null && !isThisMachine(host),',
    replace: '',
    noticedBy,
    test: 'gets no password over a network',
  },
];

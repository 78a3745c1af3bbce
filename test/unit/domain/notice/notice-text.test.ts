import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { refusalWords } from '../../../../src/domain/application/application.ts';
import { readPass } from '../../../../src/domain/application/application-key.ts';
import { type News, noticeLanguageOf, noticeLanguages } from '../../../../src/domain/notice/notice.ts';
import { noticeText } from '../../../../src/domain/notice/notice-text.ts';

const about = {
  reference: '7K2M-9QXA',
  approvedEvent: 'Cleaning Expo',
  statusPage: 'https://credit.example/apply',
};
const key = 'AAAA-BBBB-CCCC-DDDD-EEEE';
const each = noticeLanguages.flatMap((language) =>
  (
    [
      { kind: 'received', key },
      { kind: 'asked' },
      { kind: 'accepted' },
      ...refusalWords.map((why) => ({ kind: 'refused', why }) as const),
      { kind: 'taken-back' },
    ] satisfies News[]
  ).map((news) => ({ language, news, kind: news.kind })),
);

describe.each(each)('$kind in $language', ({ language, news }) => {
  const { subject, text } = noticeText(news, about, language);

  test('names application and event, in one line each', () => {
    expect(subject).toContain(about.reference);
    expect(subject).not.toMatch(/[\r\n]/);
    expect(text.split('\n').filter((line) => line.includes(about.reference)).length).toBeGreaterThan(0);
    expect(text).toContain(about.approvedEvent);
  });

  test('has an address of the status page, and only the first mail a key', () => {
    const [address = ''] = /https:\S+/.exec(text) ?? [];
    expect(address.split('#')[0]).toBe(about.statusPage);
    expect(text.includes(key)).toBe(news.kind === 'received');
    const pass = address.split('#')[1];
    expect(pass === undefined ? null : readPass(pass)).toEqual(
      news.kind === 'received' ? { reference: about.reference, key } : null,
    );
  });

  test('leaves an event out that is not on the approved list', () => {
    expect(noticeText(news, { ...about, approvedEvent: null }, language).text).not.toContain('Expo');
  });
});

describe.each(noticeLanguages)('in %s', (language) => {
  const page: Record<string, string> = JSON.parse(
    readFileSync(join(import.meta.dirname, `../../../../src/messages/apply/${language}.json`), 'utf8'),
  );
  const textOf = (news: News): string => noticeText(news, about, language).text;

  test('a decision is told in the words of the status page', () => {
    expect(textOf({ kind: 'accepted' })).toContain(page['apply.is-accepted']);
    expect(textOf({ kind: 'accepted' })).toContain(page['apply.is-accepted-more']);
    for (const why of refusalWords) {
      expect(textOf({ kind: 'refused', why })).toContain(page['apply.is-refused']);
      expect(textOf({ kind: 'refused', why })).toContain(page[`apply.why-${why}`]);
    }
  });

  test('reference number and key are called as on the page', () => {
    expect(textOf({ kind: 'asked' })).toContain(page['apply.reference']);
    expect(textOf({ kind: 'asked' }).toLowerCase()).toContain(page['apply.key']?.toLowerCase());
  });
});

test('the title of an event cannot begin a line of its own', () => {
  const approvedEvent = 'Expo\r\n\r\nCall 555 0100\u2028now\u202E';
  const { text } = noticeText({ kind: 'asked' }, { ...about, approvedEvent }, 'en');
  expect(text).toContain('Event: Expo Call 555 0100 now\n');
});

test.each([
  ['en', 'en'],
  ['es-MX', 'es'],
  ['FR', 'fr'],
  ['de', 'en'],
  ['nonsense', 'en'],
])('a mail to somebody who reads %s is in %s', (locale, language) => {
  expect(noticeLanguageOf(locale)).toBe(language);
});

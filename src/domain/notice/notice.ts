/** What an applicant is told by e-mail, and in which language. */
import type { RefusalWord } from '../application/application.ts';

export const noticeKinds = ['received', 'asked', 'accepted', 'refused', 'taken-back'] as const;
export type NoticeKind = (typeof noticeKinds)[number];

/** What happened. The key is known only while its sender presents it: only the first mail can hold the link. */
export type News =
  | { kind: 'received'; key: string }
  | { kind: 'asked' | 'accepted' | 'taken-back' }
  | { kind: 'refused'; why: RefusalWord };

export const noticeLanguages = ['en', 'es', 'fr'] as const;
export type NoticeLanguage = (typeof noticeLanguages)[number];

/** Of a BCP 47 tag; English where we do not speak it. */
export const noticeLanguageOf = (locale: string): NoticeLanguage => {
  const [first] = locale.toLowerCase().split('-');
  return noticeLanguages.find((language) => language === first) ?? 'en';
};

/** The text of a notice. Nobody has proved that the address is theirs: nothing that an applicant typed is in it. */
import { passOf } from '../application/application-key.ts';
import type { News, NoticeLanguage } from './notice.ts';
import { noticeWords } from './words.ts';

export interface NoticeAbout {
  reference: string;
  /** The title of an event of the approved list; never what an applicant calls it. */
  approvedEvent: string | null;
  /** The address of the status page. */
  statusPage: string;
}

export interface NoticeText {
  subject: string;
  text: string;
}

/** Titles come from lists of others: whatever would break a line becomes a blank. */
const oneLine = (text: string): string => text.replace(/[\p{C}\p{Z}]+/gu, ' ').trim();

const linkLines = (
  news: News,
  { reference, statusPage }: NoticeAbout,
  language: NoticeLanguage,
): string[] => {
  const { look, keep, lookWithout } = noticeWords[language];
  return news.kind === 'received'
    ? [`${look}\n${statusPage}#${passOf(reference, news.key)}`, keep]
    : [`${lookWithout}\n${statusPage}`];
};

export const noticeText = (news: News, about: NoticeAbout, language: NoticeLanguage): NoticeText => {
  const words = noticeWords[language];
  const colon = language === 'fr' ? ' :' : ':';
  const said = news.kind === 'refused' ? [words.refused, words.why[news.why]] : words.said[news.kind];
  const facts = [
    `${words.reference}${colon} ${about.reference}`,
    ...(about.approvedEvent === null ? [] : [`${words.event}${colon} ${oneLine(about.approvedEvent)}`]),
  ];
  const paragraphs = [...said, facts.join('\n'), ...linkLines(news, about, language), words.stranger];
  return { subject: words.subject(about.reference)[news.kind], text: `${paragraphs.join('\n\n')}\n` };
};

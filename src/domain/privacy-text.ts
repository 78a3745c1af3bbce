import type { PrivacyNotice } from './privacy-notice.ts';

/** The notice in a language, or as it was written where it was not translated. */
export const privacyText = ({ text, translations }: PrivacyNotice, language: string): string =>
  translations?.[language] ?? text;

/** The ways to install differ by these. */
export type Platform = 'apple' | 'android' | 'desktop';

/** Which of them a browser runs on. An iPad calls itself a Mac, but Macs have no touch screen. */
export const platformOf = ({
  userAgent,
  maxTouchPoints,
}: Pick<Navigator, 'userAgent' | 'maxTouchPoints'>): Platform => {
  if (/Android/.test(userAgent)) return 'android';
  if (/iPad|iPhone/.test(userAgent)) return 'apple';
  return /Macintosh/.test(userAgent) && maxTouchPoints > 1 ? 'apple' : 'desktop';
};

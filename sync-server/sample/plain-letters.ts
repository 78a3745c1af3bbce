/** Letters that do not come apart into a plain letter and a mark. */
const wholeLetters: Readonly<Record<string, string>> = {
  ł: 'l',
  Ł: 'L',
  đ: 'd',
  Đ: 'D',
  ø: 'o',
  Ø: 'O',
  ß: 'ss',
};

/** The text without accents, as older systems print and store it: `Wójcik` is `Wojcik`. */
export const withoutAccents = (text: string): string =>
  text
    .normalize('NFD')
    .replace(/\p{M}/gu, '')
    .replace(/[łŁđĐøØß]/g, (letter) => wholeLetters[letter] ?? letter);

/** Lower-case letters and digits only, as in an e-mail address or a link. */
export const compactText = (text: string): string =>
  withoutAccents(text)
    .toLowerCase()
    .replace(/[^a-z0-9]/g, '');

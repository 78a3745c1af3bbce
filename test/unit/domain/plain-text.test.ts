import { expect, test } from 'vitest';
import { plainText } from '../../../src/domain/plain-text.ts';

test.each([
  ['case and accents', 'José GARCÍA', 'jose garcia'],
  ['composed and taken apart alike', 'Zoe\u0308', 'zoe'],
  [
    'letters that Unicode does not take apart',
    'Łukasz Sørensen Strauß Đặng Œuvre',
    'lukasz sorensen strauss dang oeuvre',
  ],
  ['apostrophes join', "O’Brien O'Neil", 'obrien oneil'],
  ['other punctuation parts', 'García-Márquez, J.', 'garcia marquez j'],
  ['other scripts stay', '李 小龙', '李 小龙'],
  ['wide forms', 'ＷＲＴ １', 'wrt 1'],
  ['nothing but punctuation', ' -- ', ''],
])('%s', (_, text, plain) => {
  expect(plainText(text)).toBe(plain);
});

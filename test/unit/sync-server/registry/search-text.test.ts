import { expect, test } from 'vitest';
import { searchText, wordsOfQuestion } from '../../../../sync-server/registry/search-text.ts';
import { registrant } from '../../../server/office.ts';

test('a registrant is found by names, number, contacts, firm and place in plain text', () => {
  const text = searchText(
    registrant('R1', {
      registrantNumber: '70-012',
      givenName: 'José',
      surname: "O'Brien",
      email: 'Jose@Dry.example',
      firm: 'Dry & Sons',
      city: 'Montréal',
      postalCode: 'H2X 1Y4',
    }),
  );
  expect(text).toBe(' jose obrien jose dry example dry sons montreal 70 012 70012 h2x 1y4 h2x1y4 ');
});

test.each([
  ['words', '  José   garcía ', ['jose', 'garcia']],
  ['a number with its sign and zeros', '#0070012', ['70012']],
  ['an e-mail stays together', 'jose@dry', ['jose dry']],
  ['nothing', ' % ', []],
  ['no more than six', 'a b c d e f g h', ['a', 'b', 'c', 'd', 'e', 'f']],
])('a question is %s', (_, question, words) => {
  expect(wordsOfQuestion(question)).toEqual(words);
});

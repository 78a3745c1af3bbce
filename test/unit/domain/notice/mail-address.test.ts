import { describe, expect, test } from 'vitest';
import { isMailAddress, mailboxOf } from '../../../../src/domain/notice/mail-address.ts';

describe('mail goes to', () => {
  test.each([
    'maria@dry.example',
    'Maria.Kowalczyk+credit@mail.dry.example',
    "o'brien@dry.example",
    'maria@bücher.example',
    'maria@xn--bcher-kva.example',
  ])('%s', (address) => {
    expect(isMailAddress(address)).toBe(true);
  });
});

describe('mail does not go to', () => {
  test.each([
    ['nothing', ''],
    ['a name', 'maria'],
    ['a machine of the office', 'maria@localhost'],
    ['an address in numbers', 'maria@[127.0.0.1]'],
    ['two', 'maria@dry.example,other@wet.example'],
    ['two by a semicolon', 'maria@dry.example;other@wet.example'],
    ['two by a blank', 'maria@dry.example other@wet.example'],
    ['two at signs', 'maria@dry.example@wet.example'],
    ['a name with its address', 'Maria <maria@dry.example>'],
    ['a text in quotes', '"call 555 0100"@dry.example'],
    ['a comment', 'maria(call)@dry.example'],
    ['another header', 'maria@dry.example\r\nBcc: other@wet.example'],
    ['another header before it', 'Bcc:\nmaria@dry.example'],
    ['a way by another server', 'other%wet.example@dry.example'],
    ['an old way by another server', 'wet.example!other@dry.example'],
    ['dots in a row', 'maria..k@dry.example'],
    ['a hyphen at an edge', 'maria@-dry.example'],
    ['what is too long before the at sign', `${'m'.repeat(65)}@dry.example`],
    ['what is too long', `maria@${'d.'.repeat(150)}example`],
  ])('%s', (_, address) => {
    expect(isMailAddress(address)).toBe(false);
  });

  test('what takes long to look at', () => {
    const started = performance.now();
    isMailAddress(`${'a.'.repeat(100_000)}@${'a-'.repeat(100_000)}`);
    isMailAddress(`a@${'a-'.repeat(120)}!`);
    expect(performance.now() - started).toBeLessThan(100);
  });
});

test('one mailbox has many spellings', () => {
  expect(mailboxOf('Maria+1@Dry.example')).toBe(mailboxOf('maria@dry.example'));
  expect(mailboxOf('mario@dry.example')).not.toBe(mailboxOf('maria@dry.example'));
});

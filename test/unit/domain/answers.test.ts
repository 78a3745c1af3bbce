import { describe, expect, test } from 'vitest';
import { claimOf, correctionOf, noAnswers, problemOf } from '#domain/answers.ts';

describe('answers', () => {
  test.each([
    { step: 'name', answers: { name: '  ' }, problem: 'name.missing' },
    { step: 'name', answers: { name: 'Bình Ngô' }, problem: null },
    { step: 'number', answers: { number: '' }, problem: 'number.missing' },
    { step: 'number', answers: { number: null }, problem: null },
    { step: 'number', answers: { number: ' 50 6-21 ' }, problem: null },
    { step: 'number', answers: { number: '12' }, problem: 'number.wrong' },
    { step: 'number', answers: { number: 'abc12' }, problem: 'number.wrong' },
    { step: 'contact', answers: { contact: '' }, problem: 'contact.missing' },
    { step: 'contact', answers: { contact: 'maria@example.com ' }, problem: null },
    { step: 'contact', answers: { contact: 'maria@example' }, problem: 'contact.wrong' },
    { step: 'contact', answers: { contact: '+1 (540) 797-5499' }, problem: null },
    { step: 'contact', answers: { contact: '12345' }, problem: 'contact.wrong' },
  ] as const)('$step $answers is $problem', ({ step, answers, problem }) => {
    expect(problemOf(step, { ...noAnswers, ...answers }, 'sign-in')).toBe(problem);
  });

  test('become a claim: one name field, blanks and hyphens stripped', () => {
    expect(claimOf({ name: ' Maria  Kowalczyk ', number: '50-6 21', contact: ' m@example.com' })).toEqual({
      full_name: 'Maria Kowalczyk',
      registrant_number: '50621',
      email: 'm@example.com',
    });
    expect(claimOf({ name: 'Bo Li', number: null, contact: '540 797 5499' })).toEqual({
      full_name: 'Bo Li',
      phone: '540 797 5499',
    });
  });
});

describe('a correction', () => {
  test.each([
    { step: 'name', answers: { name: '' }, problem: null },
    { step: 'number', answers: { number: '' }, problem: null },
    { step: 'number', answers: { number: '1' }, problem: 'number.wrong' },
    { step: 'contact', answers: { contact: ' ' }, problem: null },
    { step: 'contact', answers: { contact: 'maria@' }, problem: 'contact.wrong' },
  ] as const)('$step $answers is $problem', ({ step, answers, problem }) => {
    expect(problemOf(step, { ...noAnswers, ...answers }, 'correction')).toBe(problem);
  });

  test.each([
    [{ name: 'Maria Kowalczyk', number: null, contact: '' }, {}],
    [{ name: ' Maria  Kowalczyk', number: '', contact: '' }, {}],
    [{ name: 'Mária Kowalczyk', number: null, contact: '' }, { full_name: 'Mária Kowalczyk' }],
    [{ name: '', number: '50-621', contact: '' }, { registrant_number: '50621' }],
    [{ name: 'Maria Kowalczyk', number: null, contact: 'm@example.com' }, { email: 'm@example.com' }],
  ])('%o says no more than %o', (answers, claim) => {
    expect(correctionOf(answers, 'Maria Kowalczyk')).toEqual(claim);
  });
});

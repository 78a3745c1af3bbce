import { describe, expect, test } from 'vitest';
import {
  ageOfCode,
  msToNextSlot,
  ownPhoneLink,
  ownPhoneText,
  readOwnPhoneFragment,
  slotAt,
} from '#domain/own-phone.ts';

const signature = `${'aB-_'.repeat(21)}xy`;
const code = { device: '01990000-0000-7000-8000-000000000007', slot: 59_650_321, signature };

describe('a slot', () => {
  test.each([
    [0, 0, 30_000],
    [29_999, 0, 1],
    [30_000, 1, 30_000],
    [Date.parse('2026-11-24T18:00:12.345Z'), 59_851_440, 17_655],
  ])('at %i ms is %i, and the next is %i ms away', (ms, slot, next) => {
    expect([slotAt(ms), msToNextSlot(ms)]).toEqual([slot, next]);
  });
});

test('the text that is signed names the use, the device and the slot', () => {
  expect(ownPhoneText(code)).toBe(`rollcall-own-phone-1\n${code.device}\n59650321`);
});

test('and the event, where the station has several', () => {
  expect(ownPhoneText({ ...code, event: 'expo' })).toBe(
    `rollcall-own-phone-2\n${code.device}\n59650321\nexpo`,
  );
});

describe('a link', () => {
  const fragment = ownPhoneLink(code).replace(/^[^#]*/, '');

  test('leads to the page, with the code in its fragment only', () => {
    expect(ownPhoneLink(code)).toBe(`/here#d=${code.device}&s=59650321&g=${signature}`);
    expect(readOwnPhoneFragment(fragment)).toEqual(code);
  });

  test.each([
    ['nothing', ''],
    ['a bare hash', '#'],
    ['another fragment', '#enrol=AAAA'],
    ['a cut signature', fragment.slice(0, -1)],
    ['a longer signature', `${fragment}A`],
    ['no slot', fragment.replace(/s=\d+&/, '')],
    ['a slot below zero', fragment.replace('s=', 's=-')],
    ['a slot with a point', fragment.replace('s=59650321', 's=5.5')],
    ['a slot too long for a number', fragment.replace('s=59650321', `s=${'9'.repeat(40)}`)],
    ['a device of markup', fragment.replace(/d=[^&]+/, 'd=<b>')],
    ['a device without end', fragment.replace(/d=[^&]+/, `d=${'a'.repeat(101)}`)],
  ])('%s is no code', (_, wrong) => expect(readOwnPhoneFragment(wrong)).toBeNull());

  test.each(['expo-2026', 'Übung & Messe #1', '50 %', 'a=b&d=nobody'])('names the event %s', (event) => {
    const named = ownPhoneLink({ ...code, event });
    expect(readOwnPhoneFragment(new URL(named, 'https://rollcall.example').hash)).toEqual({ ...code, event });
  });

  test('with an event that is not whole is no code', () =>
    expect(readOwnPhoneFragment(fragment.replace('&g=', '&e=%E0%A4&g='))).toBeNull());

  test('is read in any order, and with what a message app may add', () => {
    const { device, slot } = code;
    expect(readOwnPhoneFragment(`#g=${signature}&s=${slot}&d=${device}&utm=1`)).toEqual(code);
  });
});

describe('the age of a code', () => {
  const slot = 1_000_000;
  const [begin, end] = [slot * 30_000, (slot + 1) * 30_000];
  const minutes = (number: number) => number * 60_000;
  test.each([
    ['on the screen', begin + 1, { is: 'fresh' }],
    ['ten minutes gone', end + minutes(10), { is: 'fresh' }],
    ['just beyond', end + minutes(10) + 1, { is: 'doubtful', minutes: 10, ahead: false }],
    ['fourteen and a half', end + minutes(14.5), { is: 'doubtful', minutes: 14, ahead: false }],
    ['a day', end + minutes(1440), { is: 'doubtful', minutes: 1440, ahead: false }],
    ['more than a day', end + minutes(1440) + 1, { is: 'too-old' }],
    ['ten minutes ahead', begin - minutes(10), { is: 'fresh' }],
    ['further ahead', begin - minutes(12), { is: 'doubtful', minutes: 12, ahead: true }],
    ['more than a day ahead', begin - minutes(1440) - 1, { is: 'too-early' }],
  ])('%s', (_, now, age) => expect(ageOfCode(slot, now)).toEqual(age));
});

import * as fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { firstWedgeState, readWedge, wedgeStep } from '../../../src/domain/wedge.ts';

type Keys = [key: string, atMs: number][];

/** Keys at an even pace; of a text each character is a key. */
const pace = (gapMs: number, startMs: number, ...parts: (string | string[])[]): Keys =>
  parts.flatMap((part) => [...part]).map((key, index) => [key, startMs + index * gapMs]);
const enter = ['Enter'];

const cases: [name: string, keys: Keys, scans: string[], typed: string][] = [
  ['nothing', [], [], ''],
  ['a scan ended by Enter', pace(10, 0, '12345', enter), ['12345'], ''],
  ['a scan ended by Tab', pace(10, 0, '12345', ['Tab']), ['12345'], ''],
  ['a scan ended by silence', pace(10, 0, '12345'), ['12345'], ''],
  ['a scan ended by CRLF', pace(10, 0, '12345', enter, enter), ['12345'], ''],
  ['a scan ended by Enter and Control J', pace(5, 0, '12345', enter, ['Control', 'j']), ['12345'], ''],
  ['a scan ended by Tab and Enter', pace(10, 0, '12345', ['Tab'], enter), ['12345'], ''],
  ['a scan with Enter before and after it', pace(10, 0, enter, '12345', enter), ['12345'], ''],
  ['all keys in the same millisecond', pace(0, 7, '12345', enter), ['12345'], ''],
  ['a slow scanner: 30 ms', pace(30, 0, '12345', enter), ['12345'], ''],
  ['exactly 35 ms', pace(35, 0, '12345', enter), ['12345'], ''],
  ['36 ms is a person', pace(36, 0, '12345', enter), [], '12345\n'],
  ['four characters', pace(10, 0, '1234', enter), ['1234'], ''],
  ['three characters and Enter', pace(10, 0, '123', enter), [], '123\n'],
  ['three characters and silence', pace(10, 0, '123'), [], '123'],
  ['a pause before Enter, short of silence', [...pace(10, 0, '12345'), ['Enter', 90]], ['12345'], ''],
  ['Enter after the silence is a person', [...pace(10, 0, '12345'), ['Enter', 100]], ['12345'], '\n'],
  ['exactly 60 ms of silence, then a person', [...pace(10, 0, '12345'), ['x', 100]], ['12345'], 'x'],
  ['59 ms are not silence', [...pace(10, 0, '12345'), ['x', 99]], [], '12345x'],
  [
    'two scans, 36 ms after Enter',
    [...pace(10, 0, '11111', enter), ...pace(10, 86, '22222', enter)],
    ['11111', '22222'],
    '',
  ],
  [
    'two scans, 40 ms after Enter',
    [...pace(10, 0, '11111', enter), ...pace(10, 90, '22222', enter)],
    ['11111', '22222'],
    '',
  ],
  [
    'two scans from its memory, without a pause',
    pace(10, 0, '11111', enter, '22222', enter),
    ['11111', '22222'],
    '',
  ],
  [
    'links from its memory',
    pace(5, 0, 'https://a.example/?id=7', enter, 'https://a.example/?id=12', enter),
    ['https://a.example/?id=7', 'https://a.example/?id=12'],
    '',
  ],
  [
    'a badge of several lines is one scan',
    pace(10, 0, 'EX-17', enter, 'Ann Lee', enter, 'Reno', enter),
    ['EX-17\nAnn Lee\nReno'],
    '',
  ],
  [
    'two vCards without a pause',
    pace(8, 0, ...['A', 'B'].flatMap((n) => ['BEGIN:VCARD', enter, `FN:${n}`, enter, 'END:VCARD', enter])),
    ['BEGIN:VCARD\nFN:A\nEND:VCARD', 'BEGIN:VCARD\nFN:B\nEND:VCARD'],
    '',
  ],
  [
    'a vCard whose lines are 45 ms apart',
    [
      ...pace(8, 0, 'BEGIN:VCARD', enter),
      ...pace(8, 133, 'FN:Ann', enter),
      ...pace(8, 226, 'END:VCARD', enter),
    ],
    ['BEGIN:VCARD\nFN:Ann\nEND:VCARD'],
    '',
  ],
  ['a slow scanner: 45 ms', pace(45, 0, 'EXPO-004711', enter), ['EXPO-004711'], ''],
  [
    'a slow scanner of uneven pace',
    'https://show.example/b?id=99'
      .split('')
      .map((key, index): [string, number] => [key, index * 40 + (index % 2) * 8])
      .concat([['Enter', 28 * 40]]),
    ['https://show.example/b?id=99'],
    '',
  ],
  ['ten fast letters at 45 ms are a person', pace(45, 0, 'abcdefghij', enter), [], 'abcdefghij\n'],
  ['a slow scanner ended by silence is a person', pace(45, 0, 'EXPO-004711'), [], 'EXPO-004711'],
  ['a key 40 ms before a long burst', [['x', 0], ...pace(10, 40, '1234567890', enter)], ['1234567890'], 'x'],
  [
    'keys of a person in the middle of an even burst',
    [
      ...pace(120, 0, 'Ma'),
      ...pace(10, 300, '12345'),
      ['r', 344],
      ...pace(10, 350, '67890', enter),
      ['y', 480],
    ],
    ['1234567890'],
    'Mary',
  ],
  [
    'an uneven burst keeps every key',
    [...pace(8, 0, '1234'), ['x', 27], ['y', 29], ...pace(13, 36, '567', enter)],
    ['1234xy567'],
    '',
  ],
  [
    'Shift in the middle of a step of an even burst is no person',
    [...pace(8, 0, '12345'), ['Shift', 40], ['A', 42], ...pace(8, 48, '6789', enter)],
    ['12345A6789'],
    '',
  ],
  [
    'a person’s key right after the line end',
    [...pace(4, 0, '1234567', enter), ['n', 58], ...pace(150, 200, 'o')],
    ['1234567'],
    'no',
  ],
  ['Tab before it', pace(10, 0, ['Tab'], '12345', ['Tab']), ['12345'], ''],
  [
    'Alt and digits',
    pace(4, 0, ...['065', '0066', '067', '068'].map((code) => ['Alt', ...code]), enter),
    ['ABCD'],
    '',
  ],
  [
    'Alt and digits for separators and accents',
    pace(4, 0, '01', ['Alt', ...'029'], '21', ['Alt', ...'0233'], ['Alt', ...'0013']),
    ['01\u001d21é'],
    '',
  ],
  ['Alt before digits that are no code', pace(4, 0, ['Alt', ...'4711'], enter), ['4711'], ''],
  ['Alt before a longer number', pace(4, 0, ['Alt', ...'01234567'], enter), ['01234567'], ''],
  [
    'separators by name',
    pace(4, 0, '01', ['GroupSeparator'], '21', ['RecordSeparator'], 'x'),
    ['01\u001d21\u001ex'],
    '',
  ],
  ['CapsLock around it', pace(4, 0, ['CapsLock'], 'ABCD', ['CapsLock', 'Enter']), ['ABCD'], ''],
  [
    'two scans without Enter, 60 ms apart',
    [...pace(10, 0, '11111'), ...pace(10, 100, '22222')],
    ['11111', '22222'],
    '',
  ],
  [
    'a vCard',
    pace(8, 0, 'BEGIN:VCARD', enter, 'FN:Ann Lee', enter, 'END:VCARD', enter),
    ['BEGIN:VCARD\nFN:Ann Lee\nEND:VCARD'],
    '',
  ],
  ['tabs between columns', pace(8, 0, '17', ['Tab'], 'Lee', enter), ['17\tLee'], ''],
  ['Shift in a burst', pace(8, 0, ['Shift', 'A', 'Shift', 'B', 'c', 'd', 'Enter']), ['ABcd'], ''],
  [
    'Shift between characters 40 ms apart',
    pace(20, 0, ['A', 'Shift', 'B', 'Shift', 'C', 'Shift', 'D', 'Enter']),
    ['ABCD'],
    '',
  ],
  ['a late Shift decides nothing', [...pace(10, 0, '12345'), ['Shift', 80], ['Enter', 95]], ['12345'], ''],
  [
    'other keys without text',
    pace(8, 0, ['1', 'CapsLock', '2', 'Dead', 'Unidentified', '3', 'ArrowLeft', '4']),
    ['1234'],
    '',
  ],
  ['space is a character', pace(8, 0, 'A B C', enter), ['A B C'], ''],
  ['characters beyond the first plane', pace(8, 0, '😀éß你', enter), ['😀éß你'], ''],
  ['GS as Control and ]', pace(8, 0, '01', ['Control', ']'], '21x', enter), ['01\u001d21x'], ''],
  ['RS as Control, Shift and ^', pace(8, 0, '01', ['Control', 'Shift', '^'], '2', enter), ['01\u001e2'], ''],
  ['GS as F8', pace(8, 0, '01', ['F8'], '21x', enter), ['01\u001d21x'], ''],
  ['GS as itself', pace(8, 0, '01', ['\u001d'], '21x', enter), ['01\u001d21x'], ''],
  [
    'AltGr, which Windows sends as Control and Alt',
    pace(8, 0, 'ann', ['Control', 'AltGraph', '@'], 'x.de', enter),
    ['ann@x.de'],
    '',
  ],
  ['STX and ETX around it', pace(8, 0, ['Control', 'b'], '12345', ['Control', 'c', 'Enter']), ['12345'], ''],
  ['ETX within it', pace(8, 0, '12', ['\u0003'], '345', enter), ['12\u0003345'], ''],
  ['three characters between STX and ETX', pace(8, 0, ['\u0002'], '123', ['\u0003']), [], '123'],
  ['a person', pace(120, 0, 'Ann Lee', enter), [], 'Ann Lee\n'],
  ['a person at 60 ms', pace(60, 0, 'Ann Lee'), [], 'Ann Lee'],
  ['a fast roll of three keys', [...pace(20, 0, 'the'), ...pace(100, 200, 'se')], [], 'these'],
  ['Backspace', pace(120, 0, 'Ab', ['Backspace'], 'nn', ['Backspace', 'Shift', 'Delete']), [], 'An'],
  ['more Backspaces than characters', pace(120, 0, 'A', ['Backspace', 'Backspace'], 'B'), [], 'B'],
  ['Backspace in a fast run is a person', pace(20, 0, 'Anne', ['Backspace']), [], 'Ann'],
  ['Backspace after a scan', [...pace(10, 0, '12345', enter), ['Backspace', 300]], ['12345'], ''],
  ['a key just before a burst', [['x', 0], ...pace(10, 36, '12345', enter)], ['12345'], 'x'],
  [
    'typing, a scan, typing',
    [...pace(150, 0, 'An'), ...pace(10, 300, '12345', enter), ...pace(150, 500, 'n')],
    ['12345'],
    'Ann',
  ],
  ['a key held down', [['a', 0], ...pace(33, 500, 'aaaaaaaaaa')], [], 'aaaaaaaaaaa'],
  ['Enter held down', [['Enter', 0], ...pace(33, 500, Array<string>(6).fill('Enter'))], [], '\n'.repeat(7)],
  ['a payload of one digit only', pace(10, 0, '0000', enter), ['0000'], ''],
];

describe('a trace of keys', () => {
  test.each(cases)('%s', (_name, keys, scans, typed) => {
    expect(readWedge(keys)).toEqual({ scans, typed });
  });

  test('a burst of a million keys takes no more than its first 65,536', () => {
    const [scan = ''] = readWedge(pace(1, 0, 'x'.repeat(1_000_000))).scans;
    expect(scan).toHaveLength(64 * 1024);
  });
});

test('a hostile trace takes time in proportion to its length', () => {
  const keys: Keys = Array.from({ length: 300_000 }, (_, index) => [index % 2 ? 'Enter' : 'x', index * 40]);
  const startedMs = performance.now();
  expect(readWedge(keys).scans).toEqual([]);
  expect(performance.now() - startedMs).toBeLessThan(5_000);
});

describe('live', () => {
  const afterBurst = pace(10, 0, '12345').reduce(
    (state, [key, atMs]) => wedgeStep(state, { key, atMs }).state,
    firstWedgeState,
  );
  const afterEnter = wedgeStep(afterBurst, { key: 'Enter', atMs: 50 }).state;

  test('a scan without ending is known after 60 ms', () => {
    expect(wedgeStep(afterBurst, { silenceUntilMs: 99 }).scans).toEqual([]);
    expect(wedgeStep(afterBurst, { silenceUntilMs: 100 })).toEqual({
      state: firstWedgeState,
      scans: ['12345'],
      typed: '',
    });
  });

  test('a scan ended by Enter is known as soon as no line can follow', () => {
    expect(wedgeStep(afterEnter, { silenceUntilMs: 85 }).scans).toEqual([]);
    expect(wedgeStep(afterEnter, { silenceUntilMs: 86 }).scans).toEqual(['12345']);
  });

  test('silence after silence says nothing', () => {
    expect(wedgeStep(firstWedgeState, { silenceUntilMs: 1000 })).toEqual({
      state: firstWedgeState,
      scans: [],
      typed: '',
    });
  });

  test('a typed key is known by the next one', () => {
    const { state } = wedgeStep(firstWedgeState, { key: 'a', atMs: 0 });
    expect(wedgeStep(state, { key: 'b', atMs: 100 }).typed).toBe('a');
  });
});

describe('property', () => {
  const character = fc.constantFrom('a', 'B', '7', ' ', '^', '|', 'é');
  const burst = fc.tuple(
    fc.array(character, { minLength: 4, maxLength: 30 }),
    fc.integer({ min: 0, max: 35 }),
  );
  const key = fc.oneof(
    character,
    fc.constantFrom('Enter', 'Tab', 'Shift', 'Control', 'Backspace', 'F8', ']', 'Dead', ''),
  );

  test('any sequence of bursts comes out as it went in, whatever their pace', () =>
    fc.assert(
      fc.property(fc.array(burst, { maxLength: 6 }), (bursts) => {
        let startMs = 0;
        const keys = bursts.flatMap(([characters, gapMs]) => {
          const typed = pace(gapMs, startMs, characters, enter);
          startMs = (typed.at(-1)?.[1] ?? 0) + 36;
          return typed;
        });
        const scans = bursts.map(([characters]) => characters.join(''));
        expect(readWedge(keys)).toEqual({ scans, typed: '' });
      }),
    ));

  test('live, with silence told after every key, nothing comes out otherwise', () =>
    fc.assert(
      fc.property(fc.array(fc.tuple(key, fc.integer({ min: 0, max: 90 })), { maxLength: 40 }), (presses) => {
        let atMs = 0;
        const keys = presses.map(([name, gapMs]): [string, number] => {
          atMs += gapMs;
          return [name, atMs];
        });
        const scans: string[] = [];
        let state = firstWedgeState;
        for (const [index, [name, pressedMs]] of keys.entries()) {
          const nextMs = keys[index + 1]?.[1] ?? Number.POSITIVE_INFINITY;
          const inputs = [{ key: name, atMs: pressedMs }, { silenceUntilMs: nextMs }];
          for (const input of inputs) {
            const step = wedgeStep(state, input);
            state = step.state;
            scans.push(...step.scans);
          }
        }
        expect(scans).toEqual(readWedge(keys).scans);
      }),
    ));
});

import { describe, expect, test } from 'vitest';
import { plainNumber } from '#domain/registrant-number.ts';

describe('a registrant number', () => {
  test.each([
    ['as it is', '70012', '70012'],
    ['blanks and hyphens', '70-0 12', '70012'],
    ['leading zeros', '00070012', '70012'],
    ['a leading # and IICRC', 'IICRC #70012', '70012'],
    ['No. before it', 'No. 70012', '70012'],
    ['nothing but a zero', '0', '0'],
    ['nothing', ' - ', ''],
  ])('%s', (_, text, plain) => expect(plainNumber(text)).toBe(plain));
});

import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { addressHashIn } from '../../../../sync-server/applications/limits.ts';
import { openStore, type Store } from '../../../../sync-server/store/index.ts';

let store: Store;
beforeEach(() => {
  store = openStore(':memory:');
});
afterEach(() => store.close());

const hashOf = (address: string): Promise<string> => store.write((tx) => addressHashIn(tx, address));

describe('the hash of an address', () => {
  test.each([
    ['the same one', '203.0.113.9', '203.0.113.9', true],
    ['another one', '203.0.113.9', '203.0.113.10', false],
    ['IPv4 as IPv6 writes it', '203.0.113.9', '::ffff:203.0.113.9', true],
    ['two of one IPv6 customer', '2001:db8:1:2::1', '2001:db8:1:2:ffff:1:2:3', true],
    ['two customers', '2001:db8:1:2::1', '2001:db8:1:3::1', false],
    ['short ways of writing', '2001:db8::', '2001:db8:0:0:0:0:0:1', true],
  ])('says whether it is %s', async (_, one, other, isSame) => {
    expect((await hashOf(one)) === (await hashOf(other))).toBe(isSame);
  });

  test('says nothing to whoever has not the key of this database', async () => {
    const here = await hashOf('203.0.113.9');
    const elsewhere = openStore(':memory:');
    expect(await elsewhere.write((tx) => addressHashIn(tx, '203.0.113.9'))).not.toBe(here);
    await elsewhere.close();
    expect(here).not.toContain('203');
  });
});

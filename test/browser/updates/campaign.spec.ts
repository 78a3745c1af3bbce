import { expect, test } from '@playwright/test';
import { runUpdates } from './campaign.ts';

const updates = 10;
test.setTimeout(300_000);

/** The long form is `npm run updates`. */
test(`${updates} new versions at moments of chance interrupt no sign-in`, async () => {
  const { taken, ...result } = await runUpdates({ updates, seed: 4 });
  expect(result).toEqual({ updates, interrupted: [], stored: updates, version: updates });
  // Otherwise nothing was at stake.
  expect(taken).toBeGreaterThan(updates / 3);
});

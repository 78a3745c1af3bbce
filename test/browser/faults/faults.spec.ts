/**
 * Every await of a sign-in fails once, and from then on for good: a screen that says "saved" has its record on the
 * disk, and every other outcome is "please ask staff" with all that was typed. The machine counts the calls itself.
 */
import { expect, test } from '@playwright/test';
import { openStation } from '../station.ts';
import { type Visitor, vCardOf } from '../visitors.ts';
import { type FaultPlan, faultKinds, injectFaults } from './inject.ts';
import { isKept, mend, signInWith } from './sign-in.ts';

/** Far more calls than any sign-in makes. */
const mostCalls = 200;

type Station = Awaited<ReturnType<typeof openStation>>;
let station: Station;
test.setTimeout(300_000);
let people = 0;
const problems: string[] = [];

const newVisitor = (): Visitor => {
  people++;
  return {
    name: `Person Fault${people}`,
    number: String(800_000 + people),
    email: `person.${people}@fault.example`,
  };
};

/** One sign-in under one plan, judged. Whether the fault came to happen. */
const isMet = async (plan: FaultPlan, by: 'form' | 'badge'): Promise<boolean> => {
  const visitor = newVisitor();
  const told = (what: string) =>
    problems.push(`${by}, ${plan.kind} ${plan.forever ? 'from' : 'at'} call ${plan.nth}: ${what}`);
  const witness = station.browser.pages()[1];
  if (!witness) throw new Error('The witness has gone.');
  const shown = await signInWith(station.kiosk, {
    visitor,
    badge: by === 'form' ? null : vCardOf(visitor),
    plan,
  });
  if (shown.screen === 'saved' && !(shown.id && (await isKept(witness, shown.id))))
    told('"saved", and nothing is on the disk');
  if (shown.screen === 'neither') told('neither "saved" nor "please ask staff"');
  if (shown.screen === 'ask-staff') {
    const typed = by === 'form' ? Object.values(visitor) : [visitor.name, visitor.email];
    for (const text of typed) if (!shown.text.includes(text)) told(`"please ask staff" has lost ${text}`);
  }
  const after = await mend(station.kiosk);
  if (shown.screen === 'ask-staff' && after.screen !== 'saved') told('"try again" did not save it');
  if (!(after.id && (await isKept(witness, after.id)))) told('nothing is on the disk after all');
  return shown.fired > 0;
};

test.beforeAll(async () => {
  station = await openStation({ prepare: injectFaults });
  const witness = await station.browser.newPage();
  await witness.goto(`${station.gateway.url}/icons/icon.svg`);
  await station.kiosk.bringToFront();
});
test.afterAll(() => station.end());

for (const by of ['form', 'badge'] as const) {
  for (const kind of faultKinds) {
    test(`${by}: ${kind} at every call, once and for good`, async () => {
      for (const forever of [false, true]) {
        let nth = 1;
        while (nth <= mostCalls && (await isMet({ kind, nth, forever }, by))) nth++;
        expect(nth, 'calls that can fail').toBeGreaterThan(forever && kind !== 'crypto' ? 5 : 3);
        expect(nth).toBeLessThan(mostCalls);
      }
      expect(problems.splice(0)).toEqual([]);
    });
  }
}

test('after all of it every sign-in is on the server, once', async () => {
  await station.kiosk.reload();
  await expect(station.kiosk.getByTestId('safety')).toHaveText('All safe', { timeout: 60_000 });
  await station.server.background.idle();
  const rows = await station.server.rooms.store.db.selectFrom('check_in').select('claim_json').execute();
  const emails = rows.map(({ claim_json }) => JSON.parse(claim_json).email);
  expect(new Set(emails).size).toBe(people);
  expect(emails.length).toBe(people);
  console.log(`${people} sign-ins, each with a fault of its own`);
});

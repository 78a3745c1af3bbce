/** The screens of a class, for the tour: set-up, the roster with a person opened, and checking its printed code. */
import type { Page } from '@playwright/test';
import type { DayMark } from '../../src/domain/roster/roster-change.ts';
import { classOn, ensureClassToday } from '../../sync-server/sample/index.ts';
import { clerk, enrolTablet, sendBatch } from '../server/office.ts';
import { attestation, makeRosterChange, newPerson, type Said } from '../server/roster-records.ts';
import type { TestServer } from '../server/start-server.ts';

/** Strokes as a hand makes them, another one for each person. */
const signatureOf = (nth: number) => ({
  width: 400,
  height: 130,
  strokes: [
    Array.from({ length: 40 }, (_, at): [number, number, number] => [
      20 + at * 9,
      65 + 36 * Math.sin(at / 2.2 + nth) * Math.cos((at / 9) * (1 + (nth % 3))),
      at * 12,
    ]),
  ],
});

/** Two days of a class on a tablet: late and absent people, a walk-in, a second tablet that says otherwise. */
const playClass = async (server: TestServer, event: string): Promise<void> => {
  const plan = await server.rooms.catalogue.classPlan(event);
  const [first = '', second = ''] = plan?.days.map(({ date }) => date) ?? [];
  const tablet = await enrolTablet(server, { event, station: 'Instructor’s tablet' });
  const other = await enrolTablet(server, { event, station: 'Substitute’s phone' });
  const walkIn = newPerson();
  const people = [...(plan?.expected.map(({ person }) => person) ?? []), walkIn];
  const markOf = (nth: number, isSecond: boolean): DayMark => {
    if (nth === 3 && isSecond) return { is: 'absent' };
    return nth === 5 && !isSecond ? { is: 'partly', from: '10:15', until: '16:30' } : { is: 'present' };
  };
  const said: Said[] = [
    {
      person: walkIn,
      says: { what: 'claim', claim: { full_name: 'Walter Walkin' }, badge: null, understoodBy: null },
    },
    ...people.flatMap((person, nth): Said[] => [
      { person, says: { what: 'purpose', purpose: nth % 5 === 4 ? 'cec-only' : 'exam' } },
      { person, says: { what: 'identity', checked: nth !== 7 } },
      { person, says: { what: 'day', date: first, mark: markOf(nth, false) } },
      { person, says: { what: 'signature', date: first, signature: signatureOf(nth) } },
      ...(nth < 12
        ? [{ person, says: { what: 'day' as const, date: second, mark: markOf(nth, true) } }]
        : []),
    ]),
    { person: people[1] ?? '', says: { what: 'note', text: 'Left her meter in the classroom' } },
  ];
  const records = [];
  for (const one of said) records.push(await makeRosterChange(tablet, one));
  await sendBatch(server.url, tablet, records);
  const disagreement = { what: 'day' as const, date: second, mark: { is: 'absent' as const } };
  await sendBatch(server.url, other, [
    await makeRosterChange(other, { person: people[6] ?? '', says: disagreement }),
  ]);
  const closing = await makeRosterChange(tablet, { says: { what: 'closing', attestation } });
  await sendBatch(server.url, tablet, [closing]);
  server.background.wake();
  await server.background.idle();
};

export const classTour = async (
  page: Page,
  server: TestServer,
  { today, at }: { today: string; at: (screen: string, page: Page) => Promise<void> },
): Promise<void> => {
  const { url, rooms } = server;
  await page.goto(`${url}/console/classes/new`);
  await page.getByRole('button', { name: 'Add a day' }).click();
  await page.getByRole('button', { name: 'Set up this class' }).click();
  await page.getByRole('alert').waitFor();
  await page.evaluate(() => scrollTo(0, 0));
  await at('console-class-new', page);

  const event = (await classOn(rooms, today))?.id ?? '';
  await ensureClassToday(rooms, today, clerk.id);
  await playClass(server, event);
  await page.goto(`${url}/console/classes/${event}`);
  await page.getByRole('table', { name: 'Roster' }).waitFor();
  await page.getByRole('button', { name: /two say/ }).focus();
  await page.getByRole('button', { name: 'Present for these hours' }).waitFor();
  await page.evaluate(() => scrollTo(0, 0));
  await at('console-class', page);
  await page.getByRole('table', { name: 'Roster' }).getByRole('button').first().click();
  await page.getByRole('heading', { name: 'Who it is' }).waitFor();
  await page.locator('.person-panel').scrollIntoViewIfNeeded();
  await page.locator('.person-panel .history li').first().waitFor();
  await at('console-class-person', page);
  await page.getByLabel(/Drop photographs or scans of the filled sheet/).setInputFiles([
    {
      name: 'Sheet, page 1.png',
      mimeType: 'image/png',
      buffer: Buffer.from(await page.screenshot({ clip: { x: 0, y: 0, width: 800, height: 500 } })),
    },
    { name: 'notes.docx', mimeType: 'application/msword', buffer: Buffer.from('PK\u0003\u0004') },
  ]);
  await page.getByText('notes.docx: This is neither a photograph').waitFor();
  await page.getByRole('img', { name: 'Sheet: Sheet, page 1.png' }).scrollIntoViewIfNeeded();
  await at('console-class-sheets', page);
  await page.getByRole('button', { name: 'Make a link' }).click();
  await page.getByRole('img', { name: 'QR code of the enrolment link' }).scrollIntoViewIfNeeded();
  await at('console-class-link', page);

  await rooms.rosters.printRoster(event, { by: clerk.id, publicUrl: url });
  const { code } = await rooms.store.db.selectFrom('roster_paper').select('code').executeTakeFirstOrThrow();
  await page.goto(`${url}/roster-check#${code}`);
  await page.getByText('the roster still says the same', { exact: false }).first().waitFor();
  await at('roster-check', page);
  await page.getByLabel('The code on the paper').fill('ABCD-1234-EFGH');
  await page.getByRole('button', { name: 'Check this code' }).click();
  await page.getByText('No roster of ours has this code').waitFor();
  await at('roster-check-unknown', page);
};

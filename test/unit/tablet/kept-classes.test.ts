import 'fake-indexeddb/auto';
import { expect, test } from 'vitest';
import { storeClasses } from '../../../src/tablet/store/classes.ts';
import { plan } from '../domain/roster/changes.ts';
import { acknowledge, enrolment, openStation, pack, park, signIn } from './station.ts';

const classEnrolment = (device: string, event: string, enrolledAt = 1) => ({
  ...enrolment,
  device,
  enrolledAt,
  token: `token of ${device}`,
  pack: { ...pack, event: { ...pack.event, id: event }, class: plan },
});
const water = classEnrolment('first-link', 'water');
const waterAgain = classEnrolment('second-link', 'water', 2);
const mold = classEnrolment('third-link', 'mold', 3);

/** A booth that was, a class with two links, and another class. */
const openClasses = async () => {
  const { store, outbox } = await openStation();
  for (const each of [water, waterAgain, mold]) await store.saveEnrolment(each);
  const save = async (station: typeof mold): Promise<string> => {
    const saved = await outbox.save(outbox.capture(signIn()), station);
    if (!saved.ok) throw new Error(saved.problem.kind);
    return saved.value.id;
  };
  const classes = storeClasses(store);
  const kept = async () => {
    const all = await classes.all();
    if (!all.ok) throw new Error(all.problem.kind);
    return all.value.map((each) => [each.enrolment.device, each.unsent, each.isClosed]);
  };
  return { store, classes, save, kept };
};

test('each class is there once, by its last link, with what is unsent of it and whether it was closed', async () => {
  const { store, save, kept } = await openClasses();
  await save(water);
  const [sent, parked] = [await save(waterAgain), await save(waterAgain)];
  await acknowledge(store, [sent], 1);
  await park(store, [parked]);
  await save(mold);
  await store.saveSetting({ name: 'roster-closed:second-link', value: true });
  expect(await kept()).toEqual([
    ['second-link', 2, true],
    ['third-link', 1, false],
  ]);
});

test('a class stays while anything of it is unsent, parked or from an earlier link, and exported or not', async () => {
  const { store, classes, save, kept } = await openClasses();
  const [early, late] = [await save(water), await save(waterAgain)];
  await park(store, [late]);
  await store.markExported([early, late], 1);
  expect(await classes.forget('second-link')).toEqual({ ok: true, value: false });
  await acknowledge(store, [late], 1);
  expect(await classes.forget('second-link')).toEqual({ ok: true, value: false });
  expect(await kept()).toEqual([
    ['second-link', 1, false],
    ['third-link', 0, false],
  ]);
  await acknowledge(store, [early], 1);
  expect(await classes.forget('second-link')).toEqual({ ok: true, value: true });
  expect(await kept()).toEqual([['third-link', 0, false]]);
});

test('what is taken off leaves nothing and does not come back; another class keeps its all', async () => {
  const { store, classes, save } = await openClasses();
  const pageOf = (device: string) => ({ device, id: 'a', sealed: 'x' });
  for (const device of ['second-link', 'third-link'])
    await store.keepRosterPages(device, [pageOf(device)], { next: 7 });
  await save(mold);
  await classes.turnTo('second-link');
  await store.saveSetting({ name: 'wipe-ordered', value: 'second-link' });
  expect(await classes.forget('second-link')).toEqual({ ok: true, value: true });
  await store.keepRosterPages('second-link', [pageOf('second-link')], { next: 8 });
  expect(await store.rosterPages('second-link')).toEqual({ ok: true, value: [] });
  expect(await store.readSetting('roster-next:second-link')).toEqual({ ok: true, value: null });
  expect(await store.readSetting('wipe-ordered')).toEqual({ ok: true, value: null });
  expect(await store.readEnrolment()).toEqual({ ok: true, value: null });
  await expect(save(waterAgain)).rejects.toThrow('storage-broken');
  expect(await store.rosterPages('third-link')).toEqual({ ok: true, value: [pageOf('third-link')] });
  expect(await store.readSetting('roster-next:third-link')).toEqual({ ok: true, value: 7 });
  expect(await store.oldestUnsent(9)).toMatchObject({ value: { token: 'token of third-link' } });
});

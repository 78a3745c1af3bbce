import { afterEach, describe, expect, test } from 'vitest';
import type { Booth } from '../../../src/kiosk/booth.ts';
import { enrolment } from '../tablet/station.ts';
import { closeKiosks, openKiosk } from './open-kiosk.ts';

const badge = { bytes: btoa('WRT-4711'), symbology: 'QRCode' };
afterEach(closeKiosks);

const at = (booth: Booth) => expect.poll(() => booth.visit.value.at);
const unsentOf = (booth: Booth) => expect.poll(() => booth.sender.value?.unsent);

describe('staff at the booth', () => {
  test('while their view is open a badge is not taken: nobody is told "saved" behind it', async () => {
    const { booth, tablet } = await openKiosk();
    booth.openStaffView();
    booth.scan(badge, 'camera');
    expect(booth.visit.value.at).toBe('attract');
    expect(await tablet.store.counts()).toMatchObject({ value: { unsent: 0 } });
    booth.closeStaffView();
    booth.scan(badge, 'camera');
    await at(booth).toBe('saved');
  });

  test('signing out is refused with an unsent sign-in, and the kiosk goes on', async () => {
    const { booth, network } = await openKiosk();
    network.isUp = false;
    booth.scan(badge, 'camera');
    await at(booth).toBe('saved');
    expect(await booth.signOut('staff')).toEqual({ ok: false, problem: { kind: 'not-safe', exposed: 1 } });
    expect(booth.station.value?.device).toBe('tablet-7');
    expect(booth.visit.value.at).toBe('saved');
  });

  test('signing out is refused while a sign-in is on the screen that could not be saved', async () => {
    const { booth, tablet } = await openKiosk();
    const capture = tablet.outbox.capture({
      method: 'form',
      badge: null,
      understoodBy: null,
      claim: { full_name: 'Maria Kowalczyk' },
      locale: 'en',
    });
    booth.send({ type: 'save-failed', capture, problem: { kind: 'storage-full' } });
    expect(await booth.signOut('staff')).toEqual({ ok: false, problem: { kind: 'not-safe', exposed: 1 } });
    expect(booth.visit.value.at).toBe('save-failed');
  });

  test('signing out is refused while an earlier sign-in is on its way behind the one on the screen', async () => {
    const { booth, network } = await openKiosk();
    network.isUp = false;
    booth.scan(badge, 'camera');
    booth.scan({ ...badge, bytes: btoa('WRT-4712') }, 'camera');
    expect(await booth.signOut('staff')).toEqual({ ok: false, problem: { kind: 'not-safe', exposed: 2 } });
    await at(booth).toBe('saved');
  });

  test('signing out with all safe ends the station, in the store too', async () => {
    const { booth, tablet } = await openKiosk();
    booth.openStaffView();
    expect((await booth.signOut('staff')).ok).toBe(true);
    expect(booth.visit.value).toEqual({ at: 'signed-out', by: 'staff' });
    expect(booth.station.value).toBeNull();
    expect(booth.staffAreHere.value).toBe(false);
    expect((await tablet.store.readEnrolment()).ok).toBe(false);
    booth.scan(badge, 'camera');
    expect(booth.visit.value.at).toBe('signed-out');
  });

  test('a new enrolment asks for a new PIN', async () => {
    const { booth, tablet } = await openKiosk();
    await tablet.pin.choose('284917');
    await booth.enrol('A'.repeat(22));
    expect(booth.station.value?.device).toBe('tablet-8');
    expect(await tablet.pin.state()).toEqual({ ok: true, value: { isSet: false, lockedUntil: null } });
  });
});

describe("the office's order to wipe", () => {
  test('is obeyed when everything is sent and nobody is at the tablet', async () => {
    const { booth, network } = await openKiosk();
    network.order = 'wipe';
    booth.scan(badge, 'camera');
    await unsentOf(booth).toBe(0);
    await at(booth).toBe('saved');
    await expect.poll(() => booth.sender.value?.wipeOrdered).toBe('tablet-7');
    expect(booth.visit.value.at).toBe('saved');
    booth.send({ type: 'cleared' });
    await at(booth).toBe('signed-out');
    expect(booth.visit.value).toEqual({ at: 'signed-out', by: 'office' });
  });

  test('waits for what is not sent yet: nothing is lost by it', async () => {
    const { booth, network, tablet } = await openKiosk();
    await tablet.store.saveSetting({ name: 'wipe-ordered', value: enrolment.device });
    network.isUp = false;
    booth.scan(badge, 'camera');
    await at(booth).toBe('saved');
    await tablet.sender.start();
    expect(booth.sender.value).toMatchObject({ unsent: 1, wipeOrdered: 'tablet-7' });
    booth.send({ type: 'cleared' });
    await tablet.sender.tryNow();
    expect(booth.visit.value.at).toBe('attract');
    expect(await tablet.store.counts()).toMatchObject({ value: { unsent: 1 } });
    network.isUp = true;
    await tablet.sender.tryNow();
    await at(booth).toBe('signed-out');
  });

  test('that was meant for an earlier enrolment of this tablet does not touch the present one', async () => {
    const { booth, tablet } = await openKiosk();
    await tablet.store.saveSetting({ name: 'wipe-ordered', value: 'tablet-3' });
    await tablet.sender.start();
    expect(booth.sender.value?.wipeOrdered).toBe('tablet-3');
    // As long as a wipe would take.
    await new Promise((resolve) => setTimeout(resolve, 100));
    expect(booth.visit.value.at).toBe('attract');
    expect(booth.station.value?.device).toBe('tablet-7');
  });
});

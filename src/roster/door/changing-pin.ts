import type { createRosterLock } from '../../tablet/roster/roster-lock.ts';
import type { PinChange, PinChangeEvent } from './pin-change.ts';

interface Dependencies {
  lock: ReturnType<typeof createRosterLock>;
  send: (event: PinChangeEvent) => void;
  /** Too many wrong ones: whoever holds the device is not let near the roster either. */
  shutOut: () => Promise<void>;
}

/** Looks at the PINs that are typed while one is changed. Works without a network. */
export const createPinChanging = ({ lock, send, shutOut }: Dependencies) => {
  const check = async (device: string, current: string): Promise<void> => {
    const answer = await lock.unlock(device, current);
    if (answer.ok && answer.value.is === 'open') return send({ type: 'right' });
    const isFree = answer.ok && answer.value.is === 'wrong' && answer.value.lockedUntil === null;
    return isFree ? send({ type: 'wrong' }) : shutOut();
  };

  const keep = async (device: string, pins: { current: string; next: string }): Promise<void> => {
    const changed = await lock.change(device, pins);
    send({ type: changed.ok && changed.value.is === 'open' ? 'kept' : 'not-kept' });
  };

  /** A PIN is complete. */
  return async (device: string, change: PinChange): Promise<void> => {
    if (change.at === 'checking') await check(device, change.current);
    if (change.at === 'keeping') await keep(device, change);
  };
};

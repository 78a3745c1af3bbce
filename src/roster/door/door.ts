import type { EnrolmentProblem } from '../../tablet/enrolment.ts';
import type { EnrolmentCodeLink } from '../../tablet/enrolment-link.ts';
import { flawOf, type PinFlaw, pinLength } from '../../tablet/pin-hash.ts';
import { firstPinChange, nextPinChange, type PinChange, type PinChangeEvent } from './pin-change.ts';

export type PinProblem = PinFlaw | 'not-same' | 'wrong';

/** What stands between somebody and the roster on this device. */
export type Door =
  | { at: 'starting' }
  | { at: 'storage-broken' }
  | { at: 'not-enrolled' }
  /** Several classes: which one? */
  | { at: 'classes' }
  /** This is a booth's kiosk: shall it become a roster? */
  | { at: 'booth-asks'; link: EnrolmentCodeLink }
  | { at: 'enrolling' }
  | { at: 'enrolment-failed'; code: string; problem: EnrolmentProblem }
  | { at: 'choose-pin'; typed: string; problem: PinProblem | null }
  | { at: 'repeat-pin'; first: string; typed: string }
  | { at: 'enter-pin'; typed: string; problem: PinProblem | null }
  /** A PIN is complete and is being looked at, or kept: on purpose that takes a moment. */
  | { at: 'checking'; pin: string; isNew: boolean }
  | { at: 'waiting'; until: number }
  | { at: 'who-teaches' }
  | { at: 'inside' }
  /** In the hands of those who attend: each sees their own row and nothing else. */
  | { at: 'passing' }
  /** The roster lies open behind it. */
  | { at: 'changing-pin'; change: PinChange }
  /** The office asked it to forget a class, or everything, and it has. */
  | { at: 'signed-out'; name: string | null };

export type DoorEvent =
  | { type: 'not-enrolled' }
  | { type: 'classes-asked' }
  /** A class of several was chosen while the PIN of another is known. */
  | { type: 'tried-alike'; pin: string }
  | { type: 'booth-found'; link: EnrolmentCodeLink }
  | { type: 'enrolment-started' }
  | { type: 'enrolment-failed'; code: string; problem: EnrolmentProblem }
  | { type: 'enrolled'; isSet: boolean; lockedUntil: number | null }
  | { type: 'typed'; pin: string }
  | { type: 'wrong'; lockedUntil: number | null }
  | { type: 'opened'; isTeacherKnown: boolean }
  | { type: 'waited' }
  | { type: 'teacher-asked' }
  | { type: 'teacher-said' }
  | { type: 'passed' }
  | { type: 'pin-change-asked' }
  | { type: 'pin-change'; event: PinChangeEvent }
  | { type: 'pin-change-ended' }
  | { type: 'locked' }
  | { type: 'signed-out'; name: string | null }
  | { type: 'storage-broke' };

export const firstDoor: Door = { at: 'starting' };

const enter = (problem: PinProblem | null): Door => ({ at: 'enter-pin', typed: '', problem });
const choose = (problem: PinProblem | null): Door => ({ at: 'choose-pin', typed: '', problem });

const afterTyping = (door: Door, typed: string): Door => {
  const pin = typed.replace(/\D/g, '').slice(0, pinLength);
  const isComplete = pin.length === pinLength;
  switch (door.at) {
    case 'choose-pin': {
      if (!isComplete) return { ...door, typed: pin };
      const flaw = flawOf(pin);
      return flaw ? choose(flaw) : { at: 'repeat-pin', first: pin, typed: '' };
    }
    case 'repeat-pin':
      if (!isComplete) return { ...door, typed: pin };
      return pin === door.first ? { at: 'checking', pin, isNew: true } : choose('not-same');
    case 'enter-pin':
      return isComplete ? { at: 'checking', pin, isNew: false } : { ...door, typed: pin };
    case 'changing-pin':
      return { ...door, change: nextPinChange(door.change, { type: 'typed', pin }) };
    default:
      return door;
  }
};

/** Whether the working copy is open behind this door. */
export const isOpen = ({ at }: Door): boolean =>
  at === 'inside' || at === 'who-teaches' || at === 'passing' || at === 'changing-pin';

/** What stands there next. Pure: only a checked PIN ever leads inside, and from the round only a PIN leads back. */
export const nextDoor = (door: Door, event: DoorEvent): Door => {
  switch (event.type) {
    case 'not-enrolled':
      return { at: 'not-enrolled' };
    case 'classes-asked':
      return door.at === 'passing' ? door : { at: 'classes' };
    case 'tried-alike':
      return door.at === 'classes' ? { at: 'checking', pin: event.pin, isNew: false } : door;
    case 'booth-found':
      return { at: 'booth-asks', link: event.link };
    case 'enrolment-started':
      return { at: 'enrolling' };
    case 'enrolment-failed':
      return { at: 'enrolment-failed', code: event.code, problem: event.problem };
    case 'enrolled':
      if (!event.isSet) return choose(null);
      return event.lockedUntil === null ? enter(null) : { at: 'waiting', until: event.lockedUntil };
    case 'typed':
      return afterTyping(door, event.pin);
    case 'wrong':
      if (door.at !== 'checking') return door;
      return event.lockedUntil === null ? enter('wrong') : { at: 'waiting', until: event.lockedUntil };
    case 'opened':
      if (door.at !== 'checking') return door;
      return event.isTeacherKnown ? { at: 'inside' } : { at: 'who-teaches' };
    case 'waited':
      return door.at === 'waiting' ? enter(null) : door;
    case 'teacher-asked':
      return door.at === 'inside' ? { at: 'who-teaches' } : door;
    case 'teacher-said':
      return door.at === 'who-teaches' ? { at: 'inside' } : door;
    case 'passed':
      return door.at === 'inside' ? { at: 'passing' } : door;
    case 'pin-change-asked':
      return door.at === 'inside' ? { at: 'changing-pin', change: firstPinChange } : door;
    case 'pin-change':
      return door.at === 'changing-pin' ? { ...door, change: nextPinChange(door.change, event.event) } : door;
    case 'pin-change-ended':
      return door.at === 'changing-pin' ? { at: 'inside' } : door;
    case 'locked':
      return isOpen(door) ? enter(null) : door;
    case 'signed-out':
      return { at: 'signed-out', name: event.name };
    case 'storage-broke':
      return { at: 'storage-broken' };
  }
};

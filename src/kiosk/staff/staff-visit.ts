import { flawOf, type PinFlaw, pinLength } from '../../tablet/pin-hash.ts';
import type { PinAnswer } from '../../tablet/station-pin.ts';

export const pages = ['safety', 'event', 'end-of-day', 'export'] as const;
export type Page = (typeof pages)[number];

export type PinProblem = PinFlaw | 'not-same' | 'wrong';

/** What staff see after they opened their door. Leaving is the kiosk's business. */
export type StaffVisit =
  | { at: 'opening' }
  | { at: 'choose-pin'; typed: string; problem: PinProblem | null }
  | { at: 'repeat-pin'; first: string; typed: string }
  | { at: 'enter-pin'; typed: string; problem: PinProblem | null }
  /** A PIN is complete and is being looked at, or kept: on purpose that takes a moment. */
  | { at: 'checking'; pin: string; isNew: boolean }
  | { at: 'locked'; until: number }
  | { at: 'storage-broken' }
  | { at: 'inside'; page: Page };

export type StaffEvent =
  | { type: 'read'; isSet: boolean; lockedUntil: number | null }
  | { type: 'typed'; pin: string }
  | { type: 'answered'; answer: PinAnswer }
  | { type: 'chosen' }
  | { type: 'waited' }
  | { type: 'storage-broke' }
  | { type: 'page-asked'; page: Page };

export const firstStaffVisit: StaffVisit = { at: 'opening' };

const inside: StaffVisit = { at: 'inside', page: 'safety' };
const enter = (problem: PinProblem | null): StaffVisit => ({ at: 'enter-pin', typed: '', problem });
const choose = (problem: PinProblem | null): StaffVisit => ({ at: 'choose-pin', typed: '', problem });

const afterAnswer = (answer: PinAnswer): StaffVisit => {
  switch (answer.is) {
    case 'right':
      return inside;
    case 'wrong':
      return answer.lockedUntil === null ? enter('wrong') : { at: 'locked', until: answer.lockedUntil };
    case 'locked':
      return { at: 'locked', until: answer.until };
    case 'not-set':
      return choose(null);
  }
};

const afterTyping = (visit: StaffVisit, typed: string): StaffVisit => {
  const pin = typed.replace(/\D/g, '').slice(0, pinLength);
  const isComplete = pin.length === pinLength;
  switch (visit.at) {
    case 'choose-pin': {
      if (!isComplete) return { ...visit, typed: pin };
      const flaw = flawOf(pin);
      return flaw ? choose(flaw) : { at: 'repeat-pin', first: pin, typed: '' };
    }
    case 'repeat-pin':
      if (!isComplete) return { ...visit, typed: pin };
      return pin === visit.first ? { at: 'checking', pin, isNew: true } : choose('not-same');
    case 'enter-pin':
      return isComplete ? { at: 'checking', pin, isNew: false } : { ...visit, typed: pin };
    default:
      return visit;
  }
};

/** What the staff view shows next. Pure: only a right answer, or a PIN just chosen, ever leads inside. */
export const nextStaffVisit = (visit: StaffVisit, event: StaffEvent): StaffVisit => {
  switch (event.type) {
    case 'read':
      if (visit.at !== 'opening') return visit;
      if (!event.isSet) return choose(null);
      return event.lockedUntil === null ? enter(null) : { at: 'locked', until: event.lockedUntil };
    case 'typed':
      return afterTyping(visit, event.pin);
    case 'answered':
      return visit.at === 'checking' && !visit.isNew ? afterAnswer(event.answer) : visit;
    case 'chosen':
      return visit.at === 'checking' && visit.isNew ? inside : visit;
    case 'waited':
      return visit.at === 'locked' ? enter(null) : visit;
    case 'storage-broke':
      return visit.at === 'inside' ? visit : { at: 'storage-broken' };
    case 'page-asked':
      return visit.at === 'inside' ? { at: 'inside', page: event.page } : visit;
  }
};

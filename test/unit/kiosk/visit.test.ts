import { describe, expect, test } from 'vitest';
import { firstVisit, nextVisit, type Visit, type VisitEvent } from '../../../src/kiosk/visit.ts';
import type { Capture } from '../../../src/tablet/outbox.ts';

const play = (events: VisitEvent[], from: Visit = { at: 'attract' }): Visit => events.reduce(nextVisit, from);
const capture = (id: string): Capture => ({
  id,
  method: 'form',
  badge: null,
  understoodBy: null,
  claim: { full_name: 'Maria Kowalczyk' },
  locale: 'en',
  clocks: { wall: '2026-09-10T17:00:00Z', monotonicMs: 0, bootId: 'b', serverOffsetMs: null },
});
const typed = (answers: { name?: string; number?: string; contact?: string }): VisitEvent => ({
  type: 'typed',
  answers,
});
const next: VisitEvent = { type: 'continued', isDoubtful: false };
/** Goes on with a number that the tablet has not in its filter. */
const nextDoubtful: VisitEvent = { type: 'continued', isDoubtful: true };
const done: VisitEvent = { type: 'cleared' };
const back: VisitEvent = { type: 'went-back' };
const open: VisitEvent = { type: 'form-opened', for: 'one' };
const saved = (id: string, checkIn = id): VisitEvent => ({
  type: 'saved',
  id,
  checkIn,
  outcome: checkIn === id ? 'signed-in' : 'corrected',
  who: 'Maria K.',
  name: 'Maria Kowalczyk',
});
const failed = (id: string): VisitEvent => ({
  type: 'save-failed',
  capture: capture(id),
  problem: { kind: 'storage-broken', detail: '' },
});
const openForSeveral: VisitEvent = { type: 'form-opened', for: 'several' };
const goOn: VisitEvent = { type: 'went-on' };
const correct: VisitEvent = { type: 'correction-opened' };
const skip: VisitEvent = { type: 'skipped' };
const filled = [
  open,
  typed({ name: 'Maria' }),
  next,
  typed({ number: '50621' }),
  next,
  typed({ contact: 'm@example.com' }),
  next,
];

describe('a visit', () => {
  test.each<{ name: string; from?: Visit; events: VisitEvent[]; ends: object }>([
    {
      name: 'an enrolled tablet invites',
      from: firstVisit,
      events: [{ type: 'opened', enrolled: true }],
      ends: { at: 'attract' },
    },
    {
      name: 'a new tablet asks to be set up',
      from: firstVisit,
      events: [{ type: 'opened', enrolled: false }],
      ends: { at: 'not-enrolled' },
    },
    {
      name: 'for a new version the kiosk starts again where nobody is at it',
      events: [{ type: 'restarted' }],
      ends: { at: 'starting' },
    },
    {
      name: 'a new version never takes a form away',
      events: [...filled, { type: 'restarted' }],
      ends: { at: 'form', step: 'check', answers: { name: 'Maria' } },
    },
    {
      name: 'a new version never takes a failed sign-in away',
      events: [{ type: 'save-started', id: '1' }, failed('1'), { type: 'restarted' }],
      ends: { at: 'save-failed', captures: [capture('1')] },
    },
    {
      name: 'enrolling ends at the invitation',
      from: firstVisit,
      events: [{ type: 'enrolment-started', code: 'c' }, { type: 'enrolled' }],
      ends: { at: 'attract' },
    },
    {
      name: 'a failed enrolment keeps its code for another try',
      from: firstVisit,
      events: [
        { type: 'enrolment-started', code: 'c' },
        { type: 'enrolment-failed', problem: 'no-network' },
      ],
      ends: { at: 'enrolment-failed', code: 'c', problem: 'no-network' },
    },
    {
      name: 'a scan is thanked for once it is saved',
      events: [{ type: 'save-started', id: '1' }, saved('1')],
      ends: { at: 'saved', who: 'Maria K.' },
    },
    {
      name: 'nothing is thanked for before it is saved',
      events: [{ type: 'save-started', id: '1' }],
      ends: { at: 'saving' },
    },
    {
      name: 'thanks clear themselves',
      events: [{ type: 'save-started', id: '1' }, saved('1'), { type: 'cleared' }],
      ends: { at: 'attract' },
    },
    {
      name: 'the next scan pre-empts, and a late success of the one before does not cover it',
      events: [{ type: 'save-started', id: '1' }, { type: 'save-started', id: '2' }, saved('1')],
      ends: { at: 'saving', id: '2' },
    },
    {
      name: 'a scan pre-empts the form',
      events: [open, { type: 'save-started', id: '1' }],
      ends: { at: 'saving', id: '1' },
    },
    {
      name: 'a number that nobody seems to have is asked about',
      events: [open, typed({ name: 'Maria' }), next, typed({ number: '50612' }), nextDoubtful],
      ends: { at: 'form', step: 'number', problem: 'number.doubtful' },
    },
    {
      name: 'whoever is sure of it goes on',
      events: [open, typed({ name: 'Maria' }), next, typed({ number: '50612' }), nextDoubtful, nextDoubtful],
      ends: { at: 'form', step: 'contact', answers: { number: '50612' } },
    },
    {
      name: 'another doubtful number is asked about again',
      events: [
        open,
        typed({ name: 'Maria' }),
        next,
        typed({ number: '50612' }),
        nextDoubtful,
        typed({ number: '50126' }),
        nextDoubtful,
      ],
      ends: { at: 'form', step: 'number', problem: 'number.doubtful' },
    },
    { name: 'by hand the name is asked first', events: [open], ends: { at: 'form', step: 'name' } },
    {
      name: 'a missing name keeps the page',
      events: [open, next],
      ends: { step: 'name', problem: 'name.missing' },
    },
    {
      name: 'then the number',
      events: [open, typed({ name: 'Maria' }), next],
      ends: { step: 'number', problem: null },
    },
    {
      name: 'a wrong number keeps what was typed',
      events: [open, typed({ name: 'M' }), next, typed({ number: '1' }), next],
      ends: { step: 'number', problem: 'number.wrong', answers: { number: '1' } },
    },
    {
      name: 'not knowing the number is an answer',
      events: [open, typed({ name: 'M' }), next, { type: 'number-unknown' }],
      ends: { step: 'contact', answers: { number: null } },
    },
    { name: 'last the check', events: filled, ends: { step: 'check' } },
    {
      name: 'changing one answer leads back to the check',
      events: [...filled, { type: 'change-asked', step: 'name' }, typed({ name: 'Mary' }), next],
      ends: { step: 'check', answers: { name: 'Mary' } },
    },
    {
      name: 'going back from a change undoes it',
      events: [...filled, { type: 'change-asked', step: 'name' }, typed({ name: '' }), back],
      ends: { step: 'check', answers: { name: 'Maria' } },
    },
    { name: 'back goes page by page', events: [...filled, back, back], ends: { step: 'number' } },
    { name: 'back from the first page leaves', events: [open, back], ends: { at: 'attract' } },
    {
      name: 'idle warns and keeps everything',
      events: [...filled, { type: 'idled' }],
      ends: { step: 'check', warned: true, answers: { name: 'Maria' } },
    },
    {
      name: 'whoever stays goes on as before',
      events: [...filled, { type: 'idled' }, { type: 'stayed' }],
      ends: { step: 'check', warned: false, answers: { name: 'Maria' } },
    },
    {
      name: 'nobody there: cleared',
      events: [...filled, { type: 'idled' }, { type: 'cleared' }],
      ends: { at: 'attract' },
    },
    {
      name: 'nothing of one visitor is left for the next',
      events: [...filled, { type: 'cleared' }, open],
      ends: { step: 'name', answers: { name: '', number: '', contact: '' } },
    },
    {
      name: 'correcting asks for the name as it was, and nothing else of the badge',
      events: [{ type: 'save-started', id: '1' }, saved('1'), correct],
      ends: {
        at: 'form',
        step: 'name',
        answers: { name: 'Maria Kowalczyk', number: '', contact: '' },
        corrects: { checkIn: '1' },
      },
    },
    {
      name: 'what is right already is left as it is',
      events: [{ type: 'save-started', id: '1' }, saved('1'), correct, skip, skip, skip],
      ends: { step: 'check', problem: null, answers: { name: 'Maria Kowalczyk', number: null, contact: '' } },
    },
    {
      name: 'in a correction a wrong number is still wrong',
      events: [{ type: 'save-started', id: '1' }, saved('1'), correct, next, typed({ number: '1' }), next],
      ends: { step: 'number', problem: 'number.wrong' },
    },
    {
      name: 'back from a correction leads to the thanks',
      events: [{ type: 'save-started', id: '1' }, saved('1'), correct, back],
      ends: { at: 'saved', id: '1', checkIn: '1', outcome: 'signed-in' },
    },
    {
      name: 'a correction is about the sign-in before it',
      events: [
        { type: 'save-started', id: '1' },
        saved('1'),
        correct,
        { type: 'save-started', id: '2' },
        saved('2', '1'),
      ],
      ends: { at: 'saved', id: '2', checkIn: '1', outcome: 'corrected' },
    },
    {
      name: 'of a group the next person follows at once, with an empty form',
      events: [openForSeveral, typed({ name: 'Ana' }), { type: 'save-started', id: '1' }, saved('1'), goOn],
      ends: { at: 'form', step: 'name', answers: { name: '' }, group: 1 },
    },
    {
      name: 'a correction in a group is no further person',
      events: [
        openForSeveral,
        { type: 'save-started', id: '1' },
        saved('1'),
        correct,
        { type: 'save-started', id: '2' },
        saved('2', '1'),
      ],
      ends: { at: 'saved', group: 1 },
    },
    {
      name: 'a badge in between belongs to the group',
      events: [
        openForSeveral,
        { type: 'save-started', id: '1' },
        saved('1'),
        goOn,
        { type: 'save-started', id: '2' },
      ],
      ends: { at: 'saving', group: 1 },
    },
    {
      name: 'a group ends when it says so',
      events: [openForSeveral, { type: 'save-started', id: '1' }, saved('1'), { type: 'cleared' }],
      ends: { at: 'attract' },
    },
    {
      name: 'a group that went away ends by itself',
      events: [
        openForSeveral,
        { type: 'save-started', id: '1' },
        saved('1'),
        goOn,
        { type: 'idled' },
        { type: 'cleared' },
      ],
      ends: { at: 'attract' },
    },
    {
      name: 'one person alone is done after the thanks',
      events: [open, { type: 'save-started', id: '1' }, saved('1'), goOn],
      ends: { at: 'attract' },
    },
    {
      name: 'a failed save blocks and keeps the contents',
      events: [{ type: 'save-started', id: '1' }, failed('1')],
      ends: { at: 'save-failed', captures: [capture('1')] },
    },
    {
      name: 'a failure is never missed, even when the next one is on the screen',
      events: [{ type: 'save-started', id: '1' }, { type: 'save-started', id: '2' }, failed('1')],
      ends: { at: 'save-failed', captures: [{ id: '1' }] },
    },
    {
      name: 'a late failure leaves the form of the next visitor as it is, and is kept',
      events: [
        { type: 'save-started', id: '1' },
        { type: 'save-started', id: '2' },
        saved('2'),
        done,
        ...filled,
        failed('1'),
      ],
      ends: { at: 'form', step: 'check', answers: { name: 'Maria' }, behind: { captures: [capture('1')] } },
    },
    {
      name: 'it waits until that visitor has signed in and is thanked',
      events: [...filled, failed('1'), { type: 'save-started', id: '2' }, saved('2')],
      ends: { at: 'saved', id: '2' },
    },
    {
      name: 'then it blocks the kiosk',
      events: [...filled, failed('1'), { type: 'save-started', id: '2' }, saved('2'), done],
      ends: { at: 'save-failed', captures: [capture('1')], retrying: false },
    },
    {
      name: 'it comes up too when that visitor gives up',
      events: [...filled, failed('1'), { type: 'idled' }, done],
      ends: { at: 'save-failed', captures: [capture('1')] },
    },
    {
      name: 'or goes back out of the form',
      events: [open, failed('1'), back],
      ends: { at: 'save-failed', captures: [capture('1')] },
    },
    {
      name: 'several late failures are all kept',
      events: [open, failed('1'), failed('2'), done],
      ends: { at: 'save-failed', captures: [capture('1'), capture('2')] },
    },
    {
      name: "the next visitor's own failure comes beside it",
      events: [...filled, failed('1'), { type: 'save-started', id: '2' }, failed('2')],
      ends: { at: 'save-failed', captures: [capture('1'), capture('2')] },
    },
    {
      name: 'a scan after it does not make it forgotten',
      events: [
        open,
        failed('1'),
        { type: 'save-started', id: '2' },
        { type: 'save-started', id: '3' },
        saved('3'),
        done,
      ],
      ends: { at: 'save-failed', captures: [capture('1')] },
    },
    {
      name: 'no scan clears a failure',
      events: [{ type: 'save-started', id: '1' }, failed('1'), { type: 'save-started', id: '2' }],
      ends: { at: 'save-failed' },
    },
    {
      name: 'two failures keep both',
      events: [{ type: 'save-started', id: '1' }, failed('1'), failed('2')],
      ends: { captures: [{ id: '1' }, { id: '2' }] },
    },
    {
      name: 'trying again works',
      events: [{ type: 'save-started', id: '1' }, failed('1'), { type: 'retried' }, saved('1')],
      ends: { at: 'saved' },
    },
    {
      name: 'trying again fails again',
      events: [{ type: 'save-started', id: '1' }, failed('1'), { type: 'retried' }, failed('1')],
      ends: { at: 'save-failed', retrying: false, captures: [{ id: '1' }] },
    },
  ])('$name', ({ from, events, ends }) => expect(play(events, from)).toMatchObject(ends));
});

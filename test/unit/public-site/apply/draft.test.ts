import { describe, expect, test } from 'vitest';
import { ApplicationFields } from '../../../../src/domain/application/application.ts';
import {
  type Draft,
  fieldsOf,
  hoursIn,
  newDraft,
  pageAfter,
  pageBefore,
  pagesOf,
  wrongOn,
} from '../../../../src/public-site/apply/draft.ts';
import { nextVisit, type Visit } from '../../../../src/public-site/apply/visit.ts';

const today = '2026-11-28';
const expo = {
  id: 'expo',
  name: 'Expo',
  organiser: '',
  place: 'Reno',
  days: ['2026-11-23', '2026-11-24', '2026-11-25'],
};
const oneDay = { ...expo, id: 'one-day', days: ['2026-11-24'] };
const draft = (change: Partial<Draft> = {}): Draft => ({ ...newDraft('id', 'key'), ...change });
const filling = (change: Partial<Draft>): Visit => ({
  at: 'filling',
  draft: draft(change),
  wrong: [],
  trouble: null,
});
const draftIn = (visit: Visit): Draft => {
  if (visit.at !== 'filling') throw new Error(visit.at);
  return visit.draft;
};
const continued = { type: 'continued', files: 1, today } as const;

describe('the pages', () => {
  test.each([
    ['a listed event of several days', { event: expo }, ['event', 'days', 'name']],
    ['a listed event of one day', { event: oneDay }, ['event', 'name', 'number']],
    ['one that is not on the list', { isOther: true }, ['event', 'other', 'other-days', 'name']],
  ])('of %s', (_, change, first) => {
    expect(pagesOf(draft(change)).slice(0, first.length)).toEqual(first);
  });

  test('lead back the way they came', () => {
    for (const page of pagesOf(draft({ event: expo })).slice(1)) {
      const before = pageBefore(draft({ event: expo, page }));
      expect(before && pageAfter(draft({ event: expo, page: before }))).toBe(page);
    }
  });

  test('lead back to the last one after a change, unless the new answer asks for more', () => {
    const named = nextVisit(
      filling({
        event: expo,
        page: 'name',
        isChange: true,
        answers: { name: 'Ann', number: null, contact: '' },
      }),
      continued,
    );
    expect(draftIn(named)).toMatchObject({ page: 'check', isChange: false });
    const other = nextVisit(filling({ event: oneDay, days: oneDay.days, page: 'event', isChange: true }), {
      type: 'typed',
      typed: { event: expo },
    });
    expect(draftIn(nextVisit(other, continued)).page).toBe('days');
  });

  test('stay while something is wrong', () => {
    const visit = nextVisit(filling({ page: 'event' }), continued);
    expect(visit).toMatchObject({ draft: { page: 'event' }, wrong: [{ field: 'event' }] });
  });
});

describe('what is wrong', () => {
  const other = {
    ...newDraft('', '').other,
    ...{ name: 'Mould', firstDay: '2026-11-10', lastDay: '2026-11-10', hours: '7' },
  };
  test.each([
    ['nothing', {}, []],
    ['a day that is none', { firstDay: '2026-02-30' }, ['apply.other-first-missing']],
    ['days the wrong way round', { lastDay: '2026-11-09' }, ['apply.other-days-order']],
    ['a day to come', { firstDay: '2026-11-29', lastDay: '2026-11-29' }, ['apply.other-future']],
    ['no hours', { hours: '' }, ['apply.other-hours-wrong']],
    ['too many', { hours: '201' }, ['apply.other-hours-wrong']],
  ])('with the days of an event: %s', (_, change, problems) => {
    const asked = draft({ isOther: true, page: 'other-days', other: { ...other, ...change } });
    expect(wrongOn(asked, { files: 0, today }).map(({ problem }) => problem)).toEqual(problems);
  });

  test.each([
    ['7', 7],
    [' 10,5 ', 10.5],
    ['7.25', 7.25],
    ['0', null],
    ['7h', null],
    ['1e2', null],
    ['-7', null],
  ])('hours as people write them: %s', (text, hours) => expect(hoursIn(text)).toBe(hours));

  test('no evidence', () => {
    expect(wrongOn(draft({ page: 'evidence' }), { files: 0, today })).toHaveLength(1);
    expect(wrongOn(draft({ page: 'evidence' }), { files: 1, today })).toEqual([]);
  });
});

describe('what the server is told', () => {
  const answers = { name: ' Maria  Kowalczyk ', number: '70-012', contact: 'maria@dry.example' };
  test('fits its schema, with all days as none named', () => {
    const fields = fieldsOf(draft({ event: expo, days: expo.days, answers, note: ' Blue shirt ' }));
    expect(ApplicationFields.parse(fields)).toEqual({
      about: { is: 'listed', event: 'expo', days: null },
      claim: { full_name: 'Maria Kowalczyk', registrant_number: '70012', email: 'maria@dry.example' },
      note: 'Blue shirt',
    });
    expect(fieldsOf(draft({ event: expo, days: ['2026-11-24'], answers })).about).toMatchObject({
      days: ['2026-11-24'],
    });
  });

  test('of an event that is not on the list, in hours', () => {
    const other = {
      ...{ name: 'Mould', organiser: '', place: 'Ghent', firstDay: '2026-11-10', lastDay: '2026-11-10' },
      ...{ hours: '10,5', programme: '' },
    };
    const { about } = ApplicationFields.parse(fieldsOf(draft({ isOther: true, other, answers })));
    expect(about).toMatchObject({ is: 'other', hours: 10.5, place: 'Ghent' });
  });

  test('is nothing of an event that is not known yet', () => {
    expect(fieldsOf(draft({ answers })).about).toBeNull();
  });
});

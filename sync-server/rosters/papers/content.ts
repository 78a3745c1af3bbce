/** What stands on a printed roster, as plain data: the same roster gives the same content. */
import { createHash } from 'node:crypto';
import type { ApprovedEvent } from '#domain/approved-event.ts';
import type { Claim } from '#domain/claim.ts';
import type { ClassPlan } from '#domain/roster/class-plan.ts';
import type { PaperFigures } from '#domain/roster/paper-check.ts';
import type { RosterPage } from '#domain/rosters-api.ts';
import type { ShownRoster } from '../page.ts';

export interface PaperContent {
  event: Pick<ApprovedEvent, 'id' | 'name' | 'place' | 'timeZone' | 'days' | 'approvedValue'>;
  plan: Omit<ClassPlan, 'expected'>;
  people: Omit<ShownRoster['people'][number], 'checkIn' | 'expected'>[];
  closing: RosterPage['closing'];
}

export const nameOf = ({ full_name, given_name, surname, email }: Claim): string =>
  full_name ?? ([given_name, surname].filter(Boolean).join(' ') || (email ?? 'Nameless'));

export const paperContent = (event: ApprovedEvent, plan: ClassPlan, roster: ShownRoster): PaperContent => {
  const { id, name, place, timeZone, days, approvedValue } = event;
  const { expected: _, ...planned } = plan;
  return {
    event: { id, name, place, timeZone, days, approvedValue },
    plan: planned,
    people: roster.people.map(({ checkIn: _checkIn, expected: _expected, ...person }) => person),
    closing: roster.closing,
  };
};

export const hashOfContent = (content: PaperContent): string =>
  createHash('sha256').update(JSON.stringify(content)).digest('base64url');

const total = (numbers: readonly number[]): number => numbers.reduce((sum, number) => sum + number, 0);

export const figuresOf = ({ people, closing }: PaperContent): PaperFigures => ({
  people: people.length,
  minutes: total(people.map(({ minutes }) => minutes)),
  cec: total(people.map(({ cec }) => cec)),
  signatures: total(
    people.map(
      ({ days, signature }) =>
        days.filter((day) => day.signature !== null).length + (signature === null ? 0 : 1),
    ),
  ),
  isClosed: closing !== null,
});

import type { DayMark, RosterChange } from '#domain/roster/roster-change.ts';
import { type MessageKey, say } from '../messages/index.ts';
import { shortDay } from './days.ts';
import type { Desk } from './desk.ts';
import { nameOf } from './names.ts';

export const markWords = (mark: DayMark): string =>
  mark.is === 'partly'
    ? say('roster.mark.partly', { from: mark.from, until: mark.until })
    : say(`roster.mark.${mark.is}`);

/** All that is said of a day: two marks where devices disagree. */
export const marksWords = (marks: readonly DayMark[]): string => {
  const [one, other] = marks;
  if (!one) return say('roster.mark.open');
  return other
    ? say('roster.mark.conflict', { one: markWords(one), other: markWords(other) })
    : markWords(one);
};

const keyOf = ({ says }: RosterChange): MessageKey => {
  switch (says.what) {
    case 'listed':
      return says.listed ? 'roster.said.listed' : 'roster.said.not-listed';
    case 'signature':
      return says.signature ? 'roster.said.signature' : 'roster.said.no-signature';
    case 'identity':
      return says.checked ? 'roster.said.identity' : 'roster.said.no-identity';
    case 'closing':
      return says.attestation ? 'roster.said.closed' : 'roster.said.opened';
    case 'purpose':
      return says.purpose ? 'roster.said.purpose' : 'roster.said.no-purpose';
    case 'claim':
    case 'day':
    case 'note':
      return `roster.said.${says.what}`;
  }
};

/** Whose name a change is under: also of somebody who was taken off the roster since. */
const nameIn = (desk: Pick<Desk, 'rowOf' | 'changes'>, person: string): string => {
  const row = desk.rowOf(person);
  if (row) return nameOf(row.claim);
  const claims = [...desk.changes.value.values()].flatMap((each) =>
    each.person === person && each.says.what === 'claim' ? [each.says.claim] : [],
  );
  return nameOf(claims.at(-1) ?? {});
};

/** What a change says, for the history and for "undo". */
export const changeWords = (desk: Pick<Desk, 'rowOf' | 'changes'>, change: RosterChange): string => {
  const { says, person } = change;
  return say(keyOf(change), {
    name: person === null ? '' : nameIn(desk, person),
    ...(says.what === 'purpose' && says.purpose && { purpose: say(`roster.purpose.${says.purpose}`) }),
    ...(says.what === 'day' && { day: shortDay(says.date), mark: markWords(says.mark) }),
  });
};

/** Of several changes of one person the one that says most: whether they were there. */
const tellingOf = (act: readonly RosterChange[]): RosterChange | null => {
  const [first] = act;
  if (act.some(({ person }) => person !== first?.person)) return null;
  return act.find(({ says }) => says.what === 'day') ?? first ?? null;
};

export const actWords = (desk: Pick<Desk, 'rowOf' | 'changes'>, act: readonly RosterChange[]): string => {
  if (act.length === 0) return say('roster.known-badge');
  const telling = tellingOf(act);
  return telling ? changeWords(desk, telling) : say('roster.said.several', { count: act.length });
};

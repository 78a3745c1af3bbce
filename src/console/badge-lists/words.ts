/** Badge lists in the office's words. All pure. */
import type { BadgeListSummary, BadgeReport } from '#domain/badge-lists-api.ts';
import { rowsText } from '../lists/words.ts';
import { count, timeText } from '../words.ts';

/** Where a list stands, in one sentence. */
export const stateText = ({ state, last }: BadgeListSummary): string => {
  const by = last ? ` by ${last.by}, ${timeText(last.at)}` : '';
  switch (state) {
    case 'read':
      return 'Not applied yet';
    case 'applied':
      return `Applied${by}`;
    case 'withdrawn':
      return `Withdrawn${by}`;
  }
};

const badges = (number: number): string => count(number, 'badge', 'badges');

/** What beside the figures a person should know, most telling first. */
export const remarksOf = ({ beside, leftOut }: BadgeReport): string[] => [
  ...(beside.changed > 0
    ? [`${badges(beside.changed)} of which an earlier list says otherwise: this list counts`]
    : []),
  ...(beside.outdated > 0
    ? [`${badges(beside.outdated)} of which a later list says otherwise: that one counts`]
    : []),
  ...(beside.same > 0 ? [`${badges(beside.same)} of which another list says the very same`] : []),
  ...(leftOut.twoPeople > 0
    ? [`${rowsText(leftOut.twoPeople)} that name two people for one badge: not used`]
    : []),
  ...(leftOut.repeated > 0
    ? [`${rowsText(leftOut.repeated)} about a badge and person that another row names, too`]
    : []),
  ...(leftOut.noBadge > 0 ? [`${rowsText(leftOut.noBadge)} without a badge ID: not used`] : []),
  ...(leftOut.nobody > 0 ? [`${rowsText(leftOut.nobody)} that name nobody: not used`] : []),
];

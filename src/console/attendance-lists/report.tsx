import type { ListReport } from '#domain/attendance-lists-api.ts';
import { Figures, Remarks } from '../lists/figures.tsx';
import { cecText, count } from '../words.ts';

/** What beside the three figures a person should know before posting, most telling first. */
const remarksOf = ({ leftOut, onSeveralRows, seenBefore, credit }: ListReport): string[] => {
  const people = (number: number): string => count(number, 'registrant', 'registrants');
  const rows = (number: number): string => count(number, 'row', 'rows');
  return [
    ...(leftOut.onEarlierList > 0
      ? [`${rows(leftOut.onEarlierList)} stood on an earlier list already: left out`]
      : []),
    ...(leftOut.repeated > 0 ? [`${rows(leftOut.repeated)} said again what another row says: left out`] : []),
    ...(leftOut.absent > 0 ? [`${rows(leftOut.absent)} of people who did not come: left out`] : []),
    ...(leftOut.dayUnclear > 0
      ? [`${rows(leftOut.dayUnclear)} with a day that cannot be read: left out`]
      : []),
    ...(onSeveralRows > 0
      ? [`${rows(onSeveralRows)} of somebody who has another row, too: a person is credited once`]
      : []),
    ...(seenBefore > 0
      ? [`${people(seenBefore)} placed there by a check-in or an earlier list as well`]
      : []),
    ...(credit.already > 0 ? [`${people(credit.already)} credited for this event already`] : []),
    ...(credit.nothing > 0
      ? [`${people(credit.nothing)} would earn nothing: too few minutes, or no day of the event`]
      : []),
  ];
};

/** What posting would do, in figures; nothing has been posted for it. */
export const Report = ({ report }: { report: ListReport }) => {
  const { cec, registrants } = report.credit;
  const figures = [
    { name: 'Match with certainty', figure: report.certain },
    { name: 'Need review', figure: report.review },
    { name: 'Unknown', figure: report.unknown },
    { name: `CEC for ${count(registrants, 'registrant', 'registrants')}`, figure: cec, text: cecText(cec) },
  ];
  return (
    <>
      <Figures figures={figures} />
      <Remarks remarks={remarksOf(report)} />
    </>
  );
};

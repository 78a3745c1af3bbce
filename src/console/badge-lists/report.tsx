import type { BadgeReport } from '#domain/badge-lists-api.ts';
import { Figures, Remarks } from '../lists/figures.tsx';
import { remarksOf } from './words.ts';

/** How the list and the check-ins of its event meet, both ways. */
export const Report = ({ report }: { report: BadgeReport }) => {
  const { badges, badgesSeen, checkIns } = report;
  const figures = [
    { name: 'Check-ins with a badge of this list', figure: checkIns.listed },
    { name: 'Check-ins with another badge', figure: checkIns.unlisted },
    { name: 'Check-ins without a badge', figure: checkIns.withoutBadge },
    { name: 'Badges of the list, not seen', figure: badges - badgesSeen },
  ];
  return (
    <>
      <Figures figures={figures} />
      <Remarks remarks={remarksOf(report)} />
    </>
  );
};

/** What became of the check-ins with a badge of the list. */
export const Outcome = ({ report, event }: { report: BadgeReport; event: string }) => {
  const { matched, review, notRegistrant, waiting } = report.outcome;
  const figures = [
    { name: 'Matched', figure: matched },
    { name: 'In review', figure: review, href: `/console/review?event=${encodeURIComponent(event)}` },
    { name: 'Not a registrant', figure: notRegistrant },
    { name: 'Waiting', figure: waiting },
  ];
  return <Figures figures={figures} />;
};

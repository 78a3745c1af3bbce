import type { BadgeReport } from '#domain/badge-lists-api.ts';
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
  const remarks = remarksOf(report);
  return (
    <>
      <dl class="figures">
        {figures.map(({ name, figure }) => (
          <div key={name} class={figure === 0 ? 'figure figure-none' : 'figure'}>
            <dt>{name}</dt>
            <dd>{figure}</dd>
          </div>
        ))}
      </dl>
      {remarks.length > 0 && (
        <ul class="remarks">
          {remarks.map((remark) => (
            <li key={remark}>{remark}</li>
          ))}
        </ul>
      )}
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
  return (
    <dl class="figures">
      {figures.map(({ name, figure, href }) => (
        <div key={name} class={figure === 0 ? 'figure figure-none' : 'figure'}>
          <dt>{name}</dt>
          <dd>{href && figure > 0 ? <a href={href}>{figure}</a> : figure}</dd>
        </div>
      ))}
    </dl>
  );
};

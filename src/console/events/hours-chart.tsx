import type { EventPage } from '#domain/console-api.ts';
import { count } from '../words.ts';
import { layOutHours } from './hours-layout.ts';

const height = 160;
const barWidth = 26;
const gap = 8;
const below = 22;
const above = 18;

const clockHour = (hour: string): string => `${hour.slice(11, 13)}:00`;

/** Bars by hour, stacked by station; the same figures stand in a table beneath for who does not see them. */
export const HoursChart = ({ page }: { page: EventPage }) => {
  const { bars, stations } = layOutHours(page);
  if (bars.length === 0) return <p class="empty">No check-in yet. They appear here as they arrive.</p>;
  const width = bars.length * (barWidth + gap) + gap;
  return (
    <>
      <ul class="legend">
        {stations.map((station, series) => (
          <li key={page.stations[series]?.device}>
            <span class={`swatch series-${series % 6}`} /> {station}
          </li>
        ))}
      </ul>
      <svg
        class="chart"
        width={width}
        height={height + below + above}
        viewBox={`0 0 ${width} ${height + below + above}`}
        role="img"
        aria-label={`Check-ins by hour, ${count(page.counts.checkIns, 'check-in', 'check-ins')} in all`}
      >
        {bars.map(({ hour, total, parts }, index) => {
          const x = gap + index * (barWidth + gap);
          const top = above + height - parts.reduce((sum, part) => sum + part.height, 0) * height;
          return (
            <g key={hour}>
              {parts.map((part) => (
                <rect
                  key={part.series}
                  class={`series-${part.series % 6}`}
                  x={x}
                  width={barWidth}
                  y={above + height - (part.from + part.height) * height}
                  height={part.height * height}
                >
                  <title>{`${stations[part.series]}, ${clockHour(hour)}: ${part.checkIns}`}</title>
                </rect>
              ))}
              {total > 0 && (
                <text x={x + barWidth / 2} y={top - 5} text-anchor="middle">
                  {total}
                </text>
              )}
              <text class="axis" x={x + barWidth / 2} y={above + height + 15} text-anchor="middle">
                {hour.slice(11, 13)}
              </text>
            </g>
          );
        })}
        <line x1="0" x2={width} y1={above + height + 0.5} y2={above + height + 0.5} />
      </svg>
      <details>
        <summary>The same as a table</summary>
        <table class="table">
          <thead>
            <tr>
              <th scope="col">Hour ({page.event.timeZone})</th>
              {stations.map((station, series) => (
                <th key={page.stations[series]?.device} scope="col" class="number">
                  {station}
                </th>
              ))}
            </tr>
          </thead>
          <tbody>
            {bars.map(({ hour, parts }) => (
              <tr key={hour}>
                <th scope="row">
                  {hour.slice(0, 10)} {clockHour(hour)}
                </th>
                {stations.map((_, series) => (
                  <td key={page.stations[series]?.device} class="number">
                    {parts.find((part) => part.series === series)?.checkIns ?? 0}
                  </td>
                ))}
              </tr>
            ))}
          </tbody>
        </table>
      </details>
    </>
  );
};

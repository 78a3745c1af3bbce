import type { EventPage } from '#domain/console-api.ts';

interface HourBar {
  hour: string;
  total: number;
  /** One part a station that saw somebody in this hour, in the stations' order; heights from 0 to 1. */
  parts: { series: number; checkIns: number; from: number; height: number }[];
}

export interface HoursLayout {
  bars: HourBar[];
  stations: string[];
  most: number;
}

const nextHour = (hour: string): string =>
  new Date(Date.parse(`${hour}:00:00Z`) + 3_600_000).toISOString().slice(0, 13);

/** Longest run of hours that is drawn with its empty ones; a longer one leaves them out. */
const mostHours = 72;

const hoursBetween = (first: string, last: string): string[] => {
  const hours: string[] = [];
  for (let hour = first; hour <= last && hours.length <= mostHours; hour = nextHour(hour)) hours.push(hour);
  return hours;
};

/** Stacked bars, an hour each on the event's wall clock; heights are shares of the busiest hour. */
export const layOutHours = ({ hours, stations }: Pick<EventPage, 'hours' | 'stations'>): HoursLayout => {
  const known = [...new Set(hours.map(({ hour }) => hour))].toSorted();
  const first = known[0];
  const last = known.at(-1);
  if (first === undefined || last === undefined) return { bars: [], stations: [], most: 0 };
  const run = hoursBetween(first, last);
  const shown = run.length > mostHours ? known : run;
  const totalOf = (hour: string): number =>
    hours.filter((row) => row.hour === hour).reduce((sum, row) => sum + row.checkIns, 0);
  const most = Math.max(...known.map(totalOf));
  const bars = shown.map((hour): HourBar => {
    let from = 0;
    const parts = stations.flatMap(({ device }, series) => {
      const checkIns = hours.find((row) => row.hour === hour && row.device === device)?.checkIns ?? 0;
      if (checkIns === 0) return [];
      const part = { series, checkIns, from, height: checkIns / most };
      from += part.height;
      return [part];
    });
    return { hour, total: totalOf(hour), parts };
  });
  return { bars, stations: stations.map(({ station }) => station), most };
};

/** The sample's approved events as a table: fictional shows and schools, days relative to today. */
import type { EventKind } from '#domain/approved-event.ts';
import type { BadgeFormatName } from './badge-formats.ts';

export interface EventRow {
  kind: EventKind;
  /** The first day, in days after today; negative lies in the past. */
  starts: number;
  dayMinutes: readonly number[];
  name: string;
  organiser: string;
  place: string;
  timeZone: string;
  /** Hundredths of CEC; null where the minutes decide. */
  approvedValue: number | null;
  /** What the show's vendor prints, in the order that the rules are tried. */
  badges: readonly BadgeFormatName[];
}

const full = 420;
const half = 210;
const week = [full, full, full, full, full];

type Cells = [
  starts: number,
  dayMinutes: number[],
  name: string,
  organiser: string,
  place: string,
  timeZone: string,
  approvedValue: number | null,
];

const rowsOf = (kind: EventKind, rows: Cells[]): EventRow[] =>
  rows.map(([starts, dayMinutes, name, organiser, place, timeZone, approvedValue]) => ({
    kind,
    starts,
    dayMinutes,
    name,
    organiser,
    place,
    timeZone,
    approvedValue,
    badges: [],
  }));

const school = {
  high: 'High Desert Drying School',
  lake: 'Great Lakes Cleaning Academy',
  gulf: 'Gulf Restoration Training',
  maple: 'Maple Leaf Restoration Institute',
  south: 'Southern Cross Training',
  thames: 'Thames Fabric Care School',
} as const;

const classes = rowsOf('class', [
  [
    -700,
    [full, full, full],
    'Water Damage Restoration Technician',
    school.high,
    'Denver, CO, USA',
    'America/Denver',
    200,
  ],
  [-620, [full, full], 'Carpet Cleaning Technician', school.lake, 'Detroit, MI, USA', 'America/Detroit', 200],
  [-510, week, 'Applied Microbial Remediation', school.gulf, 'Houston, TX, USA', 'America/Chicago', 200],
  [
    -430,
    [full, full],
    'Upholstery and Fabric Cleaning',
    school.thames,
    'London, England',
    'Europe/London',
    200,
  ],
  [-365, [full], 'Odor Control Technician', school.high, 'Phoenix, AZ, USA', 'America/Phoenix', 100],
  [
    -280,
    [full, full, full],
    'Applied Structural Drying',
    school.maple,
    'Toronto, ON, Canada',
    'America/Toronto',
    200,
  ],
  [
    -200,
    [full, full],
    'Fire and Smoke Restoration',
    school.gulf,
    'New Orleans, LA, USA',
    'America/Chicago',
    200,
  ],
  [
    -120,
    [full, full, full],
    'Water Damage Restoration Technician',
    school.south,
    'Sydney, NSW, Australia',
    'Australia/Sydney',
    200,
  ],
  [-45, [full, half], 'Rug Cleaning Technician', school.high, 'Honolulu, HI, USA', 'Pacific/Honolulu', 150],
  [
    -12,
    [full, full],
    'Técnico en Restauración por Agua',
    school.gulf,
    'Monterrey, NLE, Mexico',
    'America/Monterrey',
    200,
  ],
  [
    21,
    [full, full],
    'Carpet Cleaning Technician',
    school.lake,
    'Indianapolis, IN, USA',
    'America/Indiana/Indianapolis',
    200,
  ],
  [
    48,
    [full],
    'Health and Safety Technician',
    school.maple,
    "St. John's, NL, Canada",
    'America/St_Johns',
    100,
  ],
  [75, week, 'Applied Microbial Remediation', school.high, 'Salt Lake City, UT, USA', 'America/Denver', 200],
]);

const workshops = rowsOf('workshop', [
  [-540, [half], 'Moisture Mapping by Hand', school.lake, 'Chicago, IL, USA', 'America/Chicago', 50],
  [-390, [half], 'Stain Chemistry', school.thames, 'Manchester, England', 'Europe/London', 50],
  [-250, [full], 'Psychrometry in Practice', school.high, 'Boise, ID, USA', 'America/Boise', null],
  [
    -160,
    [half, half],
    'Leather, Two Mornings',
    school.south,
    'Perth, WA, Australia',
    'Australia/Perth',
    null,
  ],
  [-60, [half], 'Containment and Air', school.gulf, 'Tampa, FL, USA', 'America/New_York', 50],
  [-20, [half], 'Reading a Moisture Log', school.maple, 'Halifax, NS, Canada', 'America/Halifax', 50],
  [33, [half], 'Wool Identification', school.high, 'Anchorage, AK, USA', 'America/Anchorage', 50],
  [90, [half, half], 'Estimating for Fire Losses', school.gulf, 'Atlanta, GA, USA', 'America/New_York', null],
]);

const show = (badges: BadgeFormatName[], ...cells: Cells): EventRow => {
  const [row] = rowsOf('convention', [cells]);
  if (!row) throw new Error('A show is one row.');
  return { ...row, badges };
};

const west = 'Western Restorers Guild';
const east = 'Atlantic Cleaning Council';
const conventions: EventRow[] = [
  show(
    ['delimited'],
    -728,
    [full, full, half],
    'Restoration & Cleaning Expo East',
    east,
    'Orlando, FL, USA',
    'America/New_York',
    200,
  ),
  show(
    ['url', 'prefixed-id'],
    -545,
    [full, full, full],
    'Floor Care World',
    'Floor Care League',
    'Dallas, TX, USA',
    'America/Chicago',
    200,
  ),
  show(
    ['json'],
    -364,
    [full, full, half],
    'Restoration & Cleaning Expo West',
    west,
    'Las Vegas, NV, USA',
    'America/Los_Angeles',
    200,
  ),
  show(
    [],
    -210,
    [full, full],
    'Canadian Restorers Meeting',
    school.maple,
    'Montréal, QC, Canada',
    'America/Toronto',
    150,
  ),
  show(
    ['fixed-width'],
    -98,
    [full, full, full],
    'Southern Hemisphere Cleaning Fair',
    school.south,
    'Adelaide, SA, Australia',
    'Australia/Adelaide',
    200,
  ),
  show(
    ['prefixed-id'],
    -30,
    [half, full],
    'Inspectors’ Convention',
    'Inspectors’ Circle',
    'Honolulu, HI, USA',
    'Pacific/Honolulu',
    150,
  ),
  show(
    ['delimited', 'json'],
    60,
    [full, full, half],
    'Restoration & Cleaning Expo East',
    east,
    'Charlotte, NC, USA',
    'America/New_York',
    200,
  ),
  show(
    [],
    118,
    [full, full],
    'Feria de Limpieza y Restauración',
    'Círculo de Limpieza',
    'Guadalajara, JAL, Mexico',
    'America/Mexico_City',
    null,
  ),
];

const distanceLearning = rowsOf('distance-learning', [
  [-470, [half], 'Webinar: Category 3 Water', school.high, 'Online', 'America/Denver', 50],
  [-330, [half, half, half, half], 'Four Evenings on Drying', school.lake, 'Online', 'America/Detroit', 200],
  [-180, [full], 'Textile Chemistry, a Self-Study Day', school.thames, 'Online', 'Europe/London', 100],
  [-75, [90], 'Webinar: What a Certificate Says', east, 'Online', 'America/New_York', null],
  [-25, [full, full], 'Mould and Buildings, Online', school.south, 'Online', 'Pacific/Auckland', 200],
  [14, [half], 'Webinar: Safe Ladders', school.maple, 'Online', 'America/Toronto', 50],
  [40, [half, half], 'Dos Tardes de Alfombras', school.gulf, 'Online', 'America/Mexico_City', 100],
  [105, [full], 'Webinar Day: Stone', school.high, 'Online', 'America/Phoenix', 100],
]);

/** All but the three of today. */
export const eventRows: readonly EventRow[] = [...classes, ...workshops, ...conventions, ...distanceLearning];

/**
 * The three on today. Theirs are days around today, since today's first hours in UTC are still yesterday in
 * America: at every hour of the day in UTC each of them is on by its own clock.
 */
export const todayRows: readonly EventRow[] = [
  show(
    ['prefixed-id', 'delimited', 'url', 'json', 'fixed-width'],
    -1,
    [full, full, half],
    'Restoration & Cleaning Expo West',
    west,
    'Las Vegas, NV, USA',
    'America/Los_Angeles',
    200,
  ),
  ...rowsOf('class', [
    [
      -1,
      [full, full],
      'Water Damage Restoration Technician',
      school.lake,
      'Columbus, OH, USA',
      'America/New_York',
      200,
    ],
  ]),
  ...rowsOf('workshop', [
    [
      -1,
      [half, half],
      'Moisture Meters, Two Half-Days',
      school.gulf,
      'Austin, TX, USA',
      'America/Chicago',
      null,
    ],
  ]),
];

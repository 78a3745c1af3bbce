/** What the office reads of applications. All pure. */
import type { AboutEvent } from '#domain/application/application.ts';
import type { ApplicationNotice, ApplicationSummary } from '#domain/applications-console-api.ts';
import { daysText } from '../words.ts';

const states: Record<ApplicationSummary['state'], string> = {
  waiting: 'To decide',
  asked: 'Waits for the applicant',
  accepted: 'Accepted',
  refused: 'Not accepted',
};
export const stateText = (state: ApplicationSummary['state']): string => states[state];

const ways: Record<ApplicationSummary['way'], string> = {
  web: 'by the public site',
  mail: 'by mail',
  fax: 'by fax',
  'e-mail': 'by e-mail',
};
export const wayText = (way: ApplicationSummary['way']): string => ways[way];

const notices: Record<ApplicationNotice['kind'], string> = {
  received: 'We have it, with the link to the status page',
  asked: 'We have a question',
  accepted: 'Accepted',
  refused: 'Not accepted',
  'taken-back': 'We look at it again',
};
export const noticeText = (kind: ApplicationNotice['kind']): string => notices[kind];

export const sizeText = (bytes: number): string =>
  bytes < 1_000_000
    ? `${Math.max(1, Math.round(bytes / 1_000))} kB`
    : `${Math.round(bytes / 100_000) / 10} MB`;

/** What the applicant says of the event, line by line. */
export const aboutLines = (about: AboutEvent): [name: string, said: string][] => {
  if (about.is === 'listed')
    return [['Days', about.days ? about.days.map((day) => daysText(day, day)).join(', ') : 'all days']];
  return [
    ['Event', about.name],
    ['Organiser', about.organiser],
    ['Place', about.place],
    ['Days', daysText(about.firstDay, about.lastDay)],
    ['Hours', String(about.hours)],
    ['Programme', about.programme],
  ].filter((line): line is [string, string] => line[1] !== '');
};

/** Templates; each can be added to. */
export const acceptReasons = [
  'Name tag and programme',
  'Certificate of attendance',
  'On the organiser’s own list',
  'Receipt of the registration',
];

/** What the applicant is told, and what the office's own reasons are nearly always. */
export const refusals = {
  evidence: {
    told: 'What you sent does not show that you were there. You may apply again with other evidence.',
    reasons: ['Nothing names the person', 'Nothing names the event or its days', 'It cannot be read'],
  },
  event: {
    told: 'The event earns no credit.',
    reasons: ['The subject is not approved', 'A sales presentation', 'Too short'],
  },
  attendance: {
    told: 'You were not there for long enough.',
    reasons: ['Left early', 'Fewer minutes than the policy needs'],
  },
  contact: {
    told: 'This could not be settled from what you sent. Please call or write to the office.',
    reasons: [
      'Nobody in the registry fits',
      'It contradicts what the organiser says',
      'Somebody else’s name tag',
    ],
  },
} as const;

export const usualQuestions = [
  'Please send a photo of your name tag or your certificate with your name on it.',
  'Which days were you there?',
  'Please tell us your registrant number: it is on your IICRC card.',
  'Please send the programme of the event with its hours.',
];

/** Applications as they are read from their tables. */
import { sql } from 'kysely';
import { type AboutEvent, ApplicationFields } from '#domain/application/application.ts';
import type { applicationStates } from '#domain/applications-console-api.ts';
import { plainText } from '#domain/plain-text.ts';
import type { Reading } from '../store/index.ts';

export type ApplicationState = (typeof applicationStates)[number];

/** What was said last between the office and the applicant. */
const lastMessage = sql<'question' | 'answer' | null>`(SELECT what FROM application_message
  WHERE application_message.application = application.id ORDER BY position DESC LIMIT 1)`;

/** When the last mail to the applicant was given up; null where it went, is on its way, or there was none. */
export const lastMailGivenUp = sql<string | null>`(SELECT failed_at FROM notice
  WHERE notice.application = application.id ORDER BY notice.id DESC LIMIT 1)`;

/** Every application with the decision that stands, drafts among them. */
export const applicationRows = (db: Reading) =>
  db
    .selectFrom('application')
    .leftJoin('application_decision as standing', (join) =>
      join.onRef('standing.application', '=', 'application.id').on('standing.undone_at', 'is', null),
    )
    .leftJoin('approved_event', 'approved_event.id', 'application.event')
    .selectAll('application')
    .select([
      'standing.id as decision',
      'standing.verdict',
      'standing.why',
      'standing.decided_at',
      'approved_event.name as event_name',
      lastMessage.as('last_message'),
      lastMailGivenUp.as('untold_since'),
    ]);
export type ApplicationRow = Awaited<ReturnType<ReturnType<typeof applicationRows>['execute']>>[number];

export const applicationNamed = (db: Reading, id: string): Promise<ApplicationRow | undefined> =>
  applicationRows(db).where('application.id', '=', id).executeTakeFirst();

/** Of one that was sent. */
export const stateOf = ({
  verdict,
  last_message,
}: Pick<ApplicationRow, 'verdict' | 'last_message'>): ApplicationState => {
  if (verdict !== null) return verdict === 'accept' ? 'accepted' : 'refused';
  return last_message === 'question' ? 'asked' : 'waiting';
};

export const fieldsOf = ({ fields_json }: Pick<ApplicationRow, 'fields_json'>): ApplicationFields =>
  ApplicationFields.parse(JSON.parse(fields_json));

/** What the application is about, for whoever reads a list of them. */
export const eventTextOf = (about: AboutEvent | null, eventName: string | null): string =>
  about?.is === 'other' ? about.name : (eventName ?? '');

/** What staff find an application by. */
export const searchTextOf = (fields: ApplicationFields, eventName: string | null): string => {
  const { full_name, registrant_number, email, phone } = fields.claim;
  const said = [full_name, registrant_number, email, phone, eventTextOf(fields.about, eventName)];
  return plainText(said.filter(Boolean).join(' '));
};

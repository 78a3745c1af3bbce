/** The queue of applications as the office sees it. */
import { sql } from 'kysely';
import { typedCode } from '#domain/application/application-key.ts';
import type { ApplicationQueue, ApplicationSummary } from '#domain/applications-console-api.ts';
import { plainText } from '#domain/plain-text.ts';
import type { Clock } from '../clock.ts';
import { contains, type Reading } from '../store/index.ts';
import { lookAlikesOf } from './look-alikes.ts';
import {
  type ApplicationRow,
  applicationRows,
  eventTextOf,
  fieldsOf,
  lastMailGivenUp,
  stateOf,
} from './rows.ts';
import { signalsOf } from './signals.ts';

const mostListed = 200;

export interface QueueQuestion {
  state?: 'waiting' | 'asked' | 'decided' | 'untold' | undefined;
  event?: string | undefined;
  q?: string | undefined;
}

const isAsked = sql<boolean>`COALESCE((SELECT what FROM application_message
  WHERE application_message.application = application.id ORDER BY position DESC LIMIT 1), '') = 'question'`;

const inState = (state: NonNullable<QueueQuestion['state']>) => {
  switch (state) {
    case 'waiting':
      return sql<boolean>`standing.id IS NULL AND NOT ${isAsked}`;
    case 'asked':
      return sql<boolean>`standing.id IS NULL AND ${isAsked}`;
    case 'decided':
      return sql<boolean>`standing.id IS NOT NULL`;
    case 'untold':
      return sql<boolean>`${lastMailGivenUp} IS NOT NULL`;
  }
};

const sent = (db: Reading, { event, q = '' }: Pick<QueueQuestion, 'event' | 'q'>) => {
  const words = plainText(q);
  return applicationRows(db)
    .where('submitted_at', 'is not', null)
    .$if(event !== undefined, (query) => query.where('application.event', '=', event ?? ''))
    .$if(words !== '', (query) =>
      query.where((eb) =>
        eb.or([eb('reference', '=', typedCode(q)), contains(eb.ref('application.search_text'), words)]),
      ),
    );
};

const filesByApplication = async (db: Reading, ids: readonly string[]): Promise<Map<string, number>> => {
  const rows = await db
    .selectFrom('evidence')
    .select(['application', (eb) => eb.fn.countAll<number>().as('files')])
    .where('application', 'in', ids)
    .where('completed_at', 'is not', null)
    .groupBy('application')
    .execute();
  return new Map(rows.map(({ application, files }) => [application, files]));
};

/** The pictures of each application that look like another's. */
const picturesBy = (found: Awaited<ReturnType<typeof lookAlikesOf>>): Map<string, Set<string>> => {
  const pictures = new Map<string, Set<string>>();
  for (const { application, evidence } of found)
    pictures.set(application, (pictures.get(application) ?? new Set()).add(evidence.id));
  return pictures;
};

const summariesOf = async (
  db: Reading,
  rows: readonly ApplicationRow[],
  clock: Clock,
): Promise<ApplicationSummary[]> => {
  const ids = rows.map(({ id }) => id);
  const files = await filesByApplication(db, ids);
  const signals = await signalsOf(db, ids, clock);
  const lookAlikes = picturesBy(await lookAlikesOf(db, ids));
  return rows.map((row) => {
    const { about, claim } = fieldsOf(row);
    return {
      id: row.id,
      reference: row.reference,
      name: claim.full_name ?? '',
      state: stateOf(row),
      way: row.way,
      event: row.event === null ? null : { id: row.event, name: row.event_name ?? '' },
      eventText: eventTextOf(about, row.event_name),
      submittedAt: row.submitted_at ?? '',
      files: files.get(row.id) ?? 0,
      signals: (signals.get(row.id)?.length ?? 0) + (lookAlikes.get(row.id)?.size ?? 0),
      isUntold: row.untold_since !== null,
    };
  });
};

/** Those that wait longest come first, of the decided the newest. */
export const queueOf = async (
  db: Reading,
  { state = 'waiting', ...question }: QueueQuestion,
  clock: Clock,
): Promise<ApplicationQueue> => {
  const count = async (one: NonNullable<QueueQuestion['state']>): Promise<number> => {
    const { applications } = await sent(db, question)
      .clearSelect()
      .select((eb) => eb.fn.countAll<number>().as('applications'))
      .where(inState(one))
      .executeTakeFirstOrThrow();
    return applications;
  };
  const rows = await sent(db, question)
    .where(inState(state))
    .$if(state === 'decided', (query) => query.orderBy('standing.decided_at', 'desc'))
    .orderBy('submitted_at')
    .orderBy('application.id')
    .limit(mostListed)
    .execute();
  return {
    applications: await summariesOf(db, rows, clock),
    counts: {
      waiting: await count('waiting'),
      asked: await count('asked'),
      decided: await count('decided'),
      untold: await count('untold'),
    },
  };
};

/** Others for the same event, those still to decide first. */
export const othersFor = async (
  db: Reading,
  row: ApplicationRow,
  clock: Clock,
): Promise<ApplicationSummary[]> => {
  if (row.event === null) return [];
  const rows = await sent(db, { event: row.event })
    .where('application.id', '<>', row.id)
    .orderBy('standing.id', (order) => order.asc().nullsFirst())
    .orderBy('submitted_at')
    .limit(mostListed)
    .execute();
  return summariesOf(db, rows, clock);
};

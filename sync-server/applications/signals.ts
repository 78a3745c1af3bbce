/** What somebody should look at, as information and never as a verdict. */
import { sql } from 'kysely';
import type { AboutEvent } from '#domain/application/application.ts';
import type { ApprovedEvent } from '#domain/approved-event.ts';
import type { Clock } from '../clock.ts';
import type { Reading } from '../store/index.ts';

const windowMs = 30 * 24 * 60 * 60_000;
/** So many from one network in thirty days are worth a look: a school may have sent them, or one person for many. */
const manyFromOneAddress = 6;

interface Shared {
  application: string;
  name: string;
  others: string;
}

/** Files of these applications that came with others, too, byte for byte. */
const sharedFiles = async (db: Reading, ids: readonly string[]): Promise<Shared[]> =>
  (
    await sql<Shared>`SELECT evidence.application, evidence.name, GROUP_CONCAT(DISTINCT application.reference) AS others
      FROM evidence
      JOIN evidence AS other ON other.sha256 = evidence.sha256 AND other.application <> evidence.application
        AND other.completed_at IS NOT NULL
      JOIN application ON application.id = other.application AND application.submitted_at IS NOT NULL
      WHERE evidence.completed_at IS NOT NULL
        AND evidence.application IN (SELECT value FROM json_each(${JSON.stringify(ids)}))
      GROUP BY evidence.id ORDER BY evidence.id`.execute(db)
  ).rows;

const fromOneAddress = async (
  db: Reading,
  ids: readonly string[],
  clock: Clock,
): Promise<{ application: string; sent: number }[]> => {
  const since = new Date(clock.now() - windowMs).toISOString();
  const { rows } = await sql<{ application: string; sent: number }>`
    SELECT application.id AS application, COUNT(*) AS sent FROM application
    JOIN application AS other ON other.address_hash = application.address_hash AND other.submitted_at > ${since}
    WHERE application.id IN (SELECT value FROM json_each(${JSON.stringify(ids)}))
    GROUP BY application.id HAVING sent >= ${manyFromOneAddress}`.execute(db);
  return rows;
};

/** Signals that need no look at the event, by application. */
export const signalsOf = async (
  db: Reading,
  ids: readonly string[],
  clock: Clock,
): Promise<Map<string, string[]>> => {
  const signals = new Map<string, string[]>();
  const add = (application: string, sentence: string): void => {
    signals.set(application, [...(signals.get(application) ?? []), sentence]);
  };
  for (const { application, name, others } of await sharedFiles(db, ids))
    add(application, `the file ${name} came with ${others.replaceAll(',', ', ')}, too`);
  for (const { application, sent } of await fromOneAddress(db, ids, clock))
    add(application, `${sent} applications came from its network address in 30 days`);
  return signals;
};

/** Days that it names and the event does not have. */
export const signalsOfDays = (about: AboutEvent, event: ApprovedEvent | null): string[] => {
  if (!event) return [];
  const days = event.days.map(({ date }) => date);
  const [first = '', last = ''] = [days[0], days.at(-1)];
  if (about.is === 'other')
    return about.firstDay > last || about.lastDay < first
      ? [`it says ${about.firstDay} to ${about.lastDay}; the event was ${first} to ${last}`]
      : [];
  const strange = (about.days ?? []).filter((day) => !days.includes(day));
  return strange.length > 0 ? [`the event has no day ${strange.join(', ')}`] : [];
};

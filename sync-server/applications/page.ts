/** One application as the office sees it: what it says, what it shows, who it may be, what was done. */

import { refusalWords } from '#domain/application/application.ts';
import { evidenceKinds } from '#domain/application/evidence-kind.ts';
import type { ApplicationCandidate, ApplicationPage, Decision } from '#domain/applications-console-api.ts';
import type { Catalogue } from '../catalogue/index.ts';
import type { Clock } from '../clock.ts';
import { creditedAt } from '../ledger/index.ts';
import type { Matching } from '../matching/index.ts';
import type { Notices } from '../notices/index.ts';
import { type Registry, summaryOf } from '../registry/index.ts';
import type { Reading } from '../store/index.ts';
import { evidenceOf } from './evidence.ts';
import { lookAlikesOf } from './look-alikes.ts';
import { othersFor } from './queue.ts';
import { type ApplicationRow, applicationNamed, fieldsOf, stateOf } from './rows.ts';
import { signalsOf, signalsOfDays } from './signals.ts';

export interface PageParts {
  db: Reading;
  clock: Clock;
  catalogue: Catalogue;
  registry: Pick<Registry, 'several'>;
  matching: Pick<Matching, 'ask'>;
  notices: Pick<Notices, 'of' | 'isSetUp'>;
}

const messagesOf = (db: Reading, application: string): Promise<ApplicationPage['messages']> =>
  db
    .selectFrom('application_message')
    .leftJoin('staff', 'staff.id', 'application_message.staff')
    .select(['what', 'text', 'at', 'staff.name as by'])
    .where('application', '=', application)
    .orderBy('position')
    .execute();

const decisionsOf = async ({ db, registry }: PageParts, application: string): Promise<Decision[]> => {
  const rows = await db
    .selectFrom('application_decision')
    .innerJoin('staff', 'staff.id', 'application_decision.staff')
    .leftJoin('staff as undoer', 'undoer.id', 'undone_by')
    .leftJoin('check_in', 'check_in.id', 'application_decision.check_in')
    .leftJoin('approved_event', 'approved_event.id', 'check_in.event')
    .select([
      'application_decision.id',
      'verdict',
      'why',
      'reason',
      'registrant',
      'decided_at',
      'undone_at',
      'staff.name as by',
      'undoer.name as undone_by',
      'approved_event.id as event',
      'approved_event.name as event_name',
    ])
    .where('application', '=', application)
    .orderBy('decided_at')
    .orderBy('application_decision.id')
    .execute();
  const people = await registry.several(rows.flatMap(({ registrant }) => registrant ?? []));
  const summaries = new Map(people.map((one) => [one.id, summaryOf(one)]));
  return rows.map((row) => ({
    id: row.id,
    verdict: row.verdict,
    by: row.by,
    at: row.decided_at,
    reason: row.reason,
    why: refusalWords.find((word) => word === row.why) ?? null,
    registrant: summaries.get(row.registrant ?? '') ?? null,
    event: row.event === null ? null : { id: row.event, name: row.event_name ?? '' },
    undone: row.undone_at === null ? null : { by: row.undone_by ?? '', at: row.undone_at },
  }));
};

/** Who it may be, by the engine, with what stands for each at the event already. */
export const candidatesOf = async (
  { db, registry, matching }: PageParts,
  row: ApplicationRow,
): Promise<{ isCertain: boolean; candidates: ApplicationCandidate[]; why: string[] }> => {
  const answer = await matching.ask(fieldsOf(row).claim);
  const people = await registry.several(answer.candidates.map(({ registrant }) => registrant));
  const summaries = new Map(people.map((one) => [one.id, summaryOf(one)]));
  const credited = row.event === null ? new Map<string, number>() : await creditedAt(db, row.event);
  return {
    isCertain: answer.decision === 'auto',
    why: answer.why,
    candidates: answer.candidates.flatMap(({ registrant, probability, reasons }) => {
      const summary = summaries.get(registrant);
      return summary
        ? [{ registrant: summary, probability, reasons, credited: credited.get(registrant) ?? null }]
        : [];
    }),
  };
};

/** Null where there is none of this id, or it is still a draft, which is nobody's to see. */
export const pageOf = async (parts: PageParts, id: string): Promise<ApplicationPage | null> => {
  const { db, clock, catalogue } = parts;
  const row = await applicationNamed(db, id);
  const fields = row && fieldsOf(row);
  if (!row || row.submitted_at === null || !fields?.about) return null;
  const event = row.event === null ? null : await catalogue.event(row.event);
  const { candidates, why } = await candidatesOf(parts, row);
  const files = (await evidenceOf(db, id)).filter(({ completed_at }) => completed_at !== null);
  const entered = await db
    .selectFrom('staff')
    .select('name')
    .where('id', '=', row.entered_by)
    .executeTakeFirst();
  return {
    id,
    reference: row.reference,
    state: stateOf(row),
    way: row.way,
    enteredBy: entered?.name ?? null,
    submittedAt: row.submitted_at,
    locale: row.locale,
    about: fields.about,
    claim: fields.claim,
    note: fields.note,
    event,
    evidence: files.flatMap(({ id: file, name, size, kind }) => {
      const known = evidenceKinds.find((one) => one === kind);
      return known ? [{ id: file, name, size, kind: known }] : [];
    }),
    candidates,
    why,
    messages: await messagesOf(db, id),
    notices: await parts.notices.of(id),
    isMailSetUp: parts.notices.isSetUp,
    decisions: await decisionsOf(parts, id),
    others: await othersFor(db, row, clock),
    signals: [...((await signalsOf(db, [id], clock)).get(id) ?? []), ...signalsOfDays(fields.about, event)],
    lookAlikes: (await lookAlikesOf(db, [id])).map(({ evidence, other }) => ({ evidence, other })),
  };
};

/** CEC applications with evidence: filled in on the public site or entered by staff, decided by staff, taken back. */
import { uuidv7 } from 'uuidv7';
import type * as z from 'zod/mini';
import type {
  ApplicationPage,
  BulkCandidates,
  EnteredApplication,
  NewEvent,
} from '#domain/applications-console-api.ts';
import type { ApprovedEvent } from '#domain/approved-event.ts';
import { addDays } from '#domain/calendar.ts';
import { receiptCodeOf } from '#domain/receipt-code.ts';
import { fail, type Result, succeed } from '#domain/result.ts';
import type { Audit } from '../access/index.ts';
import type { Catalogue } from '../catalogue/index.ts';
import { type Clock, instantOf } from '../clock.ts';
import type { Matching } from '../matching/index.ts';
import type { Notices } from '../notices/index.ts';
import type { PictureReader } from '../pictures/index.ts';
import type { Registry } from '../registry/index.ts';
import type { Store, Writing } from '../store/index.ts';
import { createApplicants } from './applicant.ts';
import { createDeciding } from './deciding.ts';
import { type EvidenceProblem, evidenceFile, takeWhole } from './evidence.ts';
import { createLookAlikes, waitsForLook } from './look-alikes.ts';
import { candidatesOf, type PageParts, pageOf } from './page.ts';
import { type QueueQuestion, queueOf } from './queue.ts';
import { applicationNamed, fieldsOf, searchTextOf, stateOf } from './rows.ts';
import { tell } from './telling.ts';

export type { ApplicantProblem } from './applicant.ts';
export type { ApplicationDecided, DecidingProblem } from './deciding.ts';
export type { EvidenceFile, EvidenceProblem } from './evidence.ts';
export { mostDraftsPerAddress, type TooMany } from './limits.ts';

export type ApplicationProblem =
  | 'unknown-application'
  | 'unknown-event'
  | 'unknown-day'
  | 'decided-already'
  | 'no-key'
  | 'too-many-days'
  | 'too-many-minutes';

/** Of one event. */
const mostDays = 60;

const daysFrom = (first: string, last: string): string[] => {
  const days: string[] = [];
  for (let day = first; day <= last && days.length <= mostDays; day = addDays(day, 1)) days.push(day);
  return days;
};

/** What staff approved, as an event; its hours are spread over its days. */
const approvedFrom = (
  { firstDay, lastDay, hours, ...rest }: NewEvent,
  id: string,
): Result<ApprovedEvent, 'too-many-days' | 'too-many-minutes'> => {
  const days = daysFrom(firstDay, lastDay);
  if (days.length > mostDays) return fail('too-many-days');
  const minutes = Math.round((hours * 60) / days.length);
  if (minutes > 24 * 60) return fail('too-many-minutes');
  const basis = rest.kind === 'class' || rest.kind === 'workshop' ? 'by-day' : 'whole-event';
  return succeed({ ...rest, id, basis, days: days.map((date) => ({ date, minutes })) });
};

export const createApplications = ({
  store,
  clock,
  audit,
  catalogue,
  registry,
  matching,
  pictures,
  notices,
}: {
  store: Store;
  clock: Clock;
  audit: Audit;
  catalogue: Catalogue;
  registry: Registry;
  matching: Matching;
  pictures: PictureReader;
  notices: Notices;
}) => {
  const { db } = store;
  const parts: PageParts = { db, clock, catalogue, registry, matching, notices };
  const page = (id: string): Promise<ApplicationPage | null> => pageOf(parts, id);

  /** Runs `act` on an application that is sent and not decided. */
  const onOpen = async <Problem extends string>(
    id: string,
    act: (tx: Writing) => Promise<Result<null, Problem>>,
  ): Promise<Result<null, Problem | 'unknown-application' | 'decided-already'>> =>
    store.write(async (tx) => {
      const row = await applicationNamed(tx, id);
      if (!row || row.submitted_at === null) return fail('unknown-application');
      return row.decision === null ? act(tx) : fail('decided-already');
    });

  const choose = (tx: Writing, { id, event, staff }: { id: string; event: string; staff: string }) =>
    tx
      .updateTable('application')
      .set({ event })
      .where('id', '=', id)
      .execute()
      .then(() =>
        audit.append(tx, { actor: staff, action: 'application-event', subject: id, detail: { event } }),
      );

  return {
    ...createLookAlikes({ store, pictures }),
    applicants: createApplicants({ store, clock, audit, catalogue, notices }),
    ...createDeciding({ store, clock, audit, catalogue, matching, notices }),
    queue: (question: QueueQuestion) => queueOf(db, question, clock),
    page,
    evidence: (application: string, evidence: string) => evidenceFile(db, { application, evidence }),

    /** A form that came on paper. */
    enter: async (
      { way, ...fields }: z.infer<typeof EnteredApplication>,
      staff: string,
    ): Promise<Result<string, 'unknown-event' | 'unknown-day'>> => {
      const { about } = fields;
      const event = about.is === 'listed' ? await catalogue.event(about.event) : null;
      if (about.is === 'listed' && !event) return fail('unknown-event');
      const days = about.is === 'listed' ? (about.days ?? []) : [];
      if (days.some((day) => !event?.days.some(({ date }) => date === day))) return fail('unknown-day');
      const [id, at] = [uuidv7(), instantOf(clock)];
      await store.write(async (tx) => {
        await tx
          .insertInto('application')
          .values({
            ...{ id, reference: receiptCodeOf(id), key_hash: null, way, entered_by: staff, locale: 'en' },
            ...{ created_at: at, submitted_at: at, address_hash: null, event: event?.id ?? null },
            fields_json: JSON.stringify(fields),
            search_text: searchTextOf(fields, event?.name ?? null),
          })
          .execute();
        await audit.append(tx, { actor: staff, action: 'application-entered', subject: id, detail: { way } });
      });
      return succeed(id);
    },

    /** The scan of a form, or what came by another way than the public site. */
    addEvidence: (
      id: string,
      { name, bytes, staff }: { name: string; bytes: Buffer; staff: string },
    ): Promise<Result<null, ApplicationProblem | EvidenceProblem>> =>
      onOpen(id, async (tx) => {
        const evidence = uuidv7();
        const file = { id: evidence, application: id, name, bytes, at: instantOf(clock) };
        const taken = await takeWhole(tx, file);
        if (taken.ok)
          await audit.append(tx, {
            actor: staff,
            action: 'application-evidence-added',
            subject: id,
            detail: { evidence },
          });
        return taken;
      }),

    /** Which approved event it is about. */
    chooseEvent: async (
      id: string,
      { event, staff }: { event: string; staff: string },
    ): Promise<Result<null, ApplicationProblem>> => {
      if (!(await catalogue.event(event))) return fail('unknown-event');
      return onOpen(id, async (tx) => {
        await choose(tx, { id, event, staff });
        return succeed(null);
      });
    },

    /** Approves an event that was not on the list, and chooses it. */
    approveEvent: async (
      id: string,
      { order, staff }: { order: NewEvent; staff: string },
    ): Promise<Result<null, ApplicationProblem>> => {
      const event = approvedFrom(order, uuidv7());
      if (!event.ok) return event;
      const row = await applicationNamed(db, id);
      if (!row || row.submitted_at === null) return fail('unknown-application');
      if (row.decision !== null) return fail('decided-already');
      await catalogue.addEvents([{ event: event.value, decodeRules: [] }]);
      return onOpen(id, async (tx) => {
        await audit.append(tx, {
          actor: staff,
          action: 'event-approved',
          subject: event.value.id,
          detail: { event: event.value, application: id },
        });
        await choose(tx, { id, event: event.value.id, staff });
        return succeed(null);
      });
    },

    /** Asks the applicant for more; the status page shows it. Of a paper form nobody would see it. */
    ask: (
      id: string,
      { text, staff }: { text: string; staff: string },
    ): Promise<Result<null, ApplicationProblem>> =>
      onOpen(id, async (tx) => {
        const row = await applicationNamed(tx, id);
        if (row?.way !== 'web') return fail('no-key');
        await tx
          .insertInto('application_message')
          .values({ application: id, what: 'question', text, staff, at: instantOf(clock) })
          .execute();
        await audit.append(tx, { actor: staff, action: 'application-asked', subject: id, detail: {} });
        await tell(notices, tx, row, { kind: 'asked' });
        return succeed(null);
      }),

    /** Those of an event that wait, have evidence and nothing that speaks against them, and are certainly somebody. */
    certain: async (event: string): Promise<BulkCandidates> => {
      const { applications } = await queueOf(db, { state: 'waiting', event }, clock);
      const certain: BulkCandidates['applications'] = [];
      for (const application of applications) {
        const row = await applicationNamed(db, application.id);
        if (!row || application.files === 0 || application.signals > 0 || stateOf(row) !== 'waiting')
          continue;
        if (await waitsForLook(db, row.id)) continue;
        const { isCertain, candidates } = await candidatesOf(parts, row);
        const [best] = candidates;
        if (isCertain && best && best.credited === null)
          certain.push({ application, registrant: best.registrant, reasons: best.reasons });
      }
      return { applications: certain };
    },

    /** The days that an applicant names, for accepting it as it is. */
    daysNamed: async (id: string): Promise<{ date: string }[] | null> => {
      const row = await applicationNamed(db, id);
      const about = row && fieldsOf(row).about;
      return about?.is === 'listed' && about.days ? about.days.map((date) => ({ date })) : null;
    },
  };
};

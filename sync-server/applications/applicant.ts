/** What whoever applies does, who has no account: reference and key open one application and nothing else. */
import { timingSafeEqual } from 'node:crypto';
import {
  type ApplicationFields,
  type MissingPart,
  missingParts,
  noFields,
  refusalWords,
} from '#domain/application/application.ts';
import { evidenceKinds } from '#domain/application/evidence-kind.ts';
import type { ApplicantState, ApplicationView, NewEvidence } from '#domain/applications-api.ts';
import { receiptCodeOf } from '#domain/receipt-code.ts';
import { fail, type Result, succeed } from '#domain/result.ts';
import { type Audit, hashOf } from '../access/index.ts';
import type { Catalogue } from '../catalogue/index.ts';
import { type Clock, instantOf } from '../clock.ts';
import type { Notices } from '../notices/index.ts';
import type { Reading, Store, Writing } from '../store/index.ts';
import { announce, type EvidenceProblem, evidenceOf, takeOut, takePiece } from './evidence.ts';
import { addressHashIn, eraseOldDrafts, type TooMany, whyNoDraft } from './limits.ts';
import {
  type ApplicationRow,
  applicationNamed,
  applicationRows,
  eventTextOf,
  fieldsOf,
  searchTextOf,
  stateOf,
} from './rows.ts';
import { tell } from './telling.ts';

/** Answers of one applicant: nobody writes more. */
const mostMessages = 60;

export type ApplicantProblem =
  | 'unknown-application'
  | 'sent-already'
  | 'not-asked'
  | 'unknown-event'
  | 'unknown-day'
  | 'incomplete-evidence'
  | 'too-many-messages'
  | `missing-${MissingPart}`
  | EvidenceProblem;

const isKeyOf = ({ key_hash }: Pick<ApplicationRow, 'key_hash'>, key: string): boolean =>
  key_hash !== null && timingSafeEqual(Buffer.from(key_hash), Buffer.from(hashOf(key)));

const toldState = (row: ApplicationRow): ApplicantState => {
  if (row.submitted_at === null) return { is: 'draft' };
  const at = row.decided_at ?? '';
  switch (stateOf(row)) {
    case 'waiting':
      return { is: 'received' };
    case 'asked':
      return { is: 'asked' };
    case 'accepted':
      return { is: 'accepted', at };
    case 'refused':
      return { is: 'refused', at, why: refusalWords.find((word) => word === row.why) ?? 'contact' };
  }
};

/**
 * The link of an e-mail may have reached a stranger: of what was sent the page shows no name that its sender gave to a file
 * or an event, or it would carry words of theirs.
 */
const namesShown = (row: ApplicationRow, fields: ApplicationFields) =>
  row.submitted_at === null
    ? { event: eventTextOf(fields.about, row.event_name) || null, file: (name: string) => name }
    : {
        event: row.event_name,
        file: (_: string, index: number, kind: string | null) => `${index + 1}.${kind?.split('/')[1] ?? '…'}`,
      };

const viewOf = async (
  db: Reading,
  row: ApplicationRow,
  { isAnnounced }: Pick<Notices, 'isAnnounced'>,
): Promise<ApplicationView> => {
  const files = await evidenceOf(db, row.id);
  const messages = await db
    .selectFrom('application_message')
    .select(['what', 'text', 'at'])
    .where('application', '=', row.id)
    .orderBy('position')
    .execute();
  const fields = fieldsOf(row);
  const shown = namesShown(row, fields);
  return {
    reference: row.reference,
    state: toldState(row),
    fields: row.submitted_at === null ? fields : null,
    event: shown.event,
    evidence: files.map(({ id, name, size, received, kind }, index) => ({
      ...{ id, name: shown.file(name, index, kind), size, received },
      kind: evidenceKinds.find((one) => one === kind) ?? null,
    })),
    messages,
    submittedAt: row.submitted_at,
    isMailed: await isAnnounced(db, row.id),
  };
};

export const createApplicants = ({
  store,
  clock,
  audit,
  catalogue,
  notices,
}: {
  store: Store;
  clock: Clock;
  audit: Audit;
  catalogue: Catalogue;
  notices: Notices;
}) => {
  const { db } = store;

  const view = async (id: string): Promise<ApplicationView> => {
    const row = await applicationNamed(db, id);
    if (!row) throw new Error(`no application ${id}`);
    return viewOf(db, row, notices);
  };

  /** Runs `act` on an application in one transaction, and answers with what its sender sees then. */
  const change = async (
    id: string,
    act: (tx: Writing, row: ApplicationRow) => Promise<Result<null, ApplicantProblem>>,
  ): Promise<Result<ApplicationView, ApplicantProblem>> => {
    const changed = await store.write(async (tx) => {
      const row = await applicationNamed(tx, id);
      return row ? act(tx, row) : fail('unknown-application' as const);
    });
    return changed.ok ? succeed(await view(id)) : changed;
  };

  /** The event that is named, if it exists and has these days. */
  const checkEvent = async ({
    about,
  }: ApplicationFields): Promise<Result<string | null, 'unknown-event' | 'unknown-day'>> => {
    if (about?.is !== 'listed') return succeed(null);
    const event = await catalogue.event(about.event);
    if (!event) return fail('unknown-event');
    const isKnown = (day: string): boolean => event.days.some(({ date }) => date === day);
    return about.days === null || about.days.every(isKnown) ? succeed(event.id) : fail('unknown-day');
  };

  /** Before it is sent, and after it when the office asked for more. */
  const mayAdd = (row: ApplicationRow): boolean => row.submitted_at === null || stateOf(row) === 'asked';

  return {
    /** A new draft under an id and a key that its sender made. The same again is the same draft. */
    begin: async ({
      id,
      key,
      locale,
      address,
    }: {
      id: string;
      key: string;
      locale: string;
      address: string;
    }): Promise<Result<ApplicationView, TooMany | 'taken'>> => {
      const begun = await store.write(async (tx) => {
        const reference = receiptCodeOf(id);
        const earlier = await applicationRows(tx)
          .where((eb) => eb.or([eb('application.id', '=', id), eb('reference', '=', reference)]))
          .executeTakeFirst();
        if (earlier)
          return earlier.id === id && isKeyOf(earlier, key) ? succeed(null) : fail('taken' as const);
        await eraseOldDrafts(tx, clock);
        const addressHash = await addressHashIn(tx, address);
        const tooMany = await whyNoDraft(tx, { addressHash, clock });
        if (tooMany) return fail(tooMany);
        await tx
          .insertInto('application')
          .values({
            ...{ id, reference, key_hash: hashOf(key), way: 'web', entered_by: null, locale },
            ...{ created_at: instantOf(clock), address_hash: addressHash, event: null },
            ...{ fields_json: JSON.stringify(noFields), search_text: '', submitted_at: null },
          })
          .execute();
        return succeed(null);
      });
      return begun.ok ? succeed(await view(id)) : begun;
    },

    /** The id of the application that these open, or null. */
    opened: async ({ reference, key }: { reference: string; key: string }): Promise<string | null> => {
      const row = await db
        .selectFrom('application')
        .select(['id', 'key_hash'])
        .where('reference', '=', reference)
        .executeTakeFirst();
      return row && isKeyOf(row, key) ? row.id : null;
    },

    view,

    saveFields: async (id: string, fields: ApplicationFields) => {
      const event = await checkEvent(fields);
      if (!event.ok) return event;
      return change(id, async (tx, row) => {
        if (row.submitted_at !== null) return fail('sent-already');
        await tx
          .updateTable('application')
          .set({ fields_json: JSON.stringify(fields), event: event.value })
          .where('id', '=', id)
          .execute();
        return succeed(null);
      });
    },

    announce: (id: string, file: NewEvidence) =>
      change(id, async (tx, row) =>
        mayAdd(row) ? announce(tx, { ...file, application: id, at: instantOf(clock) }) : fail('sent-already'),
      ),

    takePiece: (id: string, piece: { id: string; offset: number; bytes: Buffer }) =>
      change(id, async (tx, row) =>
        mayAdd(row)
          ? takePiece(tx, { ...piece, application: id, at: instantOf(clock) })
          : fail('sent-already'),
      ),

    takeOut: (id: string, evidence: string) =>
      change(id, (tx, row) =>
        takeOut(tx, { id: evidence, application: id, isSent: row.submitted_at !== null }),
      ),

    /** Sends it. Again it changes nothing. The key is its sender's, for the link in the mail that it is here. */
    submit: (id: string, { key }: { key: string }) =>
      change(id, async (tx, row) => {
        if (row.submitted_at !== null) return succeed(null);
        const fields = fieldsOf(row);
        const files = await evidenceOf(tx, id);
        const [missing] = missingParts(fields, files.length);
        if (missing) return fail(`missing-${missing}` as const);
        if (files.some(({ completed_at }) => completed_at === null)) return fail('incomplete-evidence');
        await tx
          .updateTable('application')
          .set({ submitted_at: instantOf(clock), search_text: searchTextOf(fields, row.event_name) })
          .where('id', '=', id)
          .execute();
        await audit.append(tx, {
          actor: 'applicant',
          action: 'application-sent',
          subject: id,
          detail: { files: files.map(({ sha256 }) => sha256.toString('hex')) },
        });
        await tell(notices, tx, row, { kind: 'received', key });
        return succeed(null);
      }),

    answer: (id: string, text: string) =>
      change(id, async (tx, row) => {
        if (row.submitted_at === null || stateOf(row) !== 'asked') return fail('not-asked');
        const files = await evidenceOf(tx, id);
        if (files.some(({ completed_at }) => completed_at === null)) return fail('incomplete-evidence');
        const { messages } = await tx
          .selectFrom('application_message')
          .select((eb) => eb.fn.countAll<number>().as('messages'))
          .where('application', '=', id)
          .executeTakeFirstOrThrow();
        if (messages >= mostMessages) return fail('too-many-messages');
        await tx
          .insertInto('application_message')
          .values({ application: id, what: 'answer', text, staff: null, at: instantOf(clock) })
          .execute();
        return succeed(null);
      }),
  };
};

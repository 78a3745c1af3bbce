import { computed, type ReadonlySignal, signal } from '@preact/signals';
import * as z from 'zod/mini';
import { fail, type Result, succeed } from '#domain/result.ts';
import { ClassPlan } from '#domain/roster/class-plan.ts';
import { type Roster, rosterOf } from '#domain/roster/roster.ts';
import { RosterAuthor, RosterChange } from '#domain/roster/roster-change.ts';
import { type NextStatement, standingIds, undoing } from '#domain/roster/undoing.ts';
import type { ChangeCapture, createOutbox, SaveProblem } from '../outbox.ts';
import type { Fetch } from '../post-batch.ts';
import type { Enrolment, RosterPageRow, Store, StoreProblem } from '../store.ts';
import { fetchChanges } from './fetch-changes.ts';
import { openPage, sealPage } from './sealed-page.ts';

interface Dependencies {
  store: Store;
  outbox: ReturnType<typeof createOutbox>;
  fetch: Fetch;
  station: Enrolment;
  /** What opens and seals the pages, from the lock. */
  key: CryptoKey;
}

/** What somebody says of the roster. */
export type Saying = Pick<NextStatement, 'person' | 'says'>;

/** Who says it and in which language; why, once the roster is closed. */
export interface Speaker {
  by: RosterAuthor;
  locale: string;
  reason?: string | undefined;
}

/** A change that could not be kept: whoever tries again keeps the identity and time it had. */
interface Unkept {
  problem: SaveProblem;
  captures: ChangeCapture[];
  /** Those of the same act that were kept before. */
  kept: RosterChange[];
}

export type Kept = Result<RosterChange[], Unkept>;

/** Who teaches on which day, so that another day is asked about anew. */
const Teacher = z.object({ by: RosterAuthor, day: z.string() });
export type Teacher = z.infer<typeof Teacher>;

/** Pages by name, beside those of changes. */
const planPage = 'plan';
const teacherPage = 'teacher';
const mostAnswers = 500;
/** What `after` may hold. */
const mostFollowed = 50;

/** Opens the working copy: everything that is known of the roster, in memory until it is closed again. */
export const openRosterBook = async ({ store, outbox, fetch, station, key }: Dependencies) => {
  const { device, token, pack } = station;
  const changes = signal<ReadonlyMap<string, RosterChange>>(new Map());
  const plan = signal<ClassPlan | null>(pack.class ?? null);
  const teacher = signal<Teacher | null>(null);
  let isClosed = false;

  const add = (more: RosterChange[]): void => {
    if (more.length === 0 || isClosed) return;
    changes.value = new Map([...changes.value, ...more.map((change) => [change.id, change] as const)]);
  };

  const take = async (page: RosterPageRow): Promise<RosterChange[]> => {
    const content = await openPage(key, page);
    if (page.id === planPage) {
      const kept = ClassPlan.safeParse(content);
      // A pack that was fetched meanwhile is newer than the page, but for who is expected.
      if (kept.success) plan.value = { ...(plan.value ?? kept.data), expected: kept.data.expected };
      return [];
    }
    if (page.id === teacherPage) {
      teacher.value = Teacher.safeParse(content).data ?? null;
      return [];
    }
    const change = RosterChange.safeParse(content);
    return change.success ? [change.data] : [];
  };

  /** Reads the pages that this page does not know yet: another page of this tablet may have written some. */
  const readPages = async (): Promise<Result<void, StoreProblem>> => {
    const pages = await store.rosterPages(device);
    if (!pages.ok) return pages;
    const isNew = ({ id }: RosterPageRow): boolean => !changes.value.has(id);
    add((await Promise.all(pages.value.filter(isNew).map(take))).flat());
    return succeed(undefined);
  };

  const pageOf = (change: { id: string }): Promise<RosterPageRow> =>
    sealPage(key, { device, id: change.id }, change);

  /** Keeps one change: as a record and as a page, both or neither. */
  const keep = async (capture: ChangeCapture): Promise<Result<RosterChange, SaveProblem>> => {
    const saved = await outbox.save(capture, station, pageOf);
    if (!saved.ok) return saved;
    const { event, seq } = saved.value;
    const change = { ...capture, device, event, seq, privacyNotice: pack.privacyNotice.version };
    add([change]);
    return succeed(change);
  };

  const keepAll = async (captures: ChangeCapture[]): Promise<Kept> => {
    const kept: RosterChange[] = [];
    for (const [index, capture] of captures.entries()) {
      const one = await keep(capture);
      if (!one.ok) return fail({ problem: one.problem, captures: captures.slice(index), kept });
      kept.push(one.value);
    }
    return succeed(kept);
  };

  /** One after the other: each change follows what stands when it is made. */
  let turn: Promise<unknown> = Promise.resolve();
  const inTurn = <Value>(work: () => Promise<Value>): Promise<Value> => {
    const result = turn.then(work);
    turn = result.catch(() => undefined);
    return result;
  };

  const captureOf = (
    next: NextStatement,
    { by, locale, reason }: Speaker,
    frozen: Pick<ChangeCapture, 'id' | 'clocks'>,
  ): ChangeCapture => ({
    kind: 'roster-change',
    ...frozen,
    by,
    ...next,
    after: next.after.slice(-mostFollowed),
    ...(reason !== undefined && { reason }),
    locale,
  });

  const all = (): RosterChange[] => [...changes.value.values()];

  const pull = async (): Promise<boolean> => {
    const known = await store.readSetting(`roster-next:${device}`);
    let after = known.ok ? (known.value ?? 0) : 0;
    for (let answers = 0; answers < mostAnswers && !isClosed; answers++) {
      const answer = await fetchChanges(fetch, { token, after });
      if (!answer) return false;
      const fresh = answer.changes.filter(({ id }) => !changes.value.has(id));
      const pages = await Promise.all(fresh.map(pageOf));
      const kept = await store.keepRosterPages(device, pages, { next: answer.next });
      if (!kept.ok) return false;
      add(fresh);
      if (!answer.more || answer.next <= after) return true;
      after = answer.next;
    }
    return false;
  };

  const read = await readPages();
  if (!read.ok) return read;

  return succeed({
    plan: plan as ReadonlySignal<ClassPlan | null>,
    changes: changes as ReadonlySignal<ReadonlyMap<string, RosterChange>>,
    roster: computed<Roster | null>(() => plan.value && rosterOf(plan.value, changes.value.values())),
    /** Who is teaching, as last said on this tablet. */
    teacher: teacher as ReadonlySignal<Teacher | null>,

    /** Says something. Only when this succeeds may a screen say "saved". Identity and time are those of this moment. */
    say: (sayings: Saying[], speaker: Speaker): Promise<Kept> => {
      const frozen = sayings.map(() => outbox.freeze());
      return inTurn(async () => {
        const captures = sayings.map((saying, index) =>
          captureOf(
            { ...saying, after: standingIds(changes.value.values(), saying) },
            speaker,
            frozen[index] ?? outbox.freeze(),
          ),
        );
        return keepAll(captures);
      });
    },

    /** Puts back what was before a change. Nothing is said where something else was said since. */
    undo: (change: RosterChange, speaker: Speaker): Promise<Kept> =>
      inTurn(async () => {
        const next = plan.value ? undoing(plan.value, all(), change) : null;
        return keepAll((next ?? []).map((each) => captureOf(each, speaker, outbox.freeze())));
      }),

    again: (captures: ChangeCapture[]): Promise<Kept> => inTurn(() => keepAll(captures)),

    keepTeacher: async (said: Teacher): Promise<Result<void, StoreProblem>> => {
      const page = await sealPage(key, { device, id: teacherPage }, said);
      const kept = await store.keepRosterPages(device, [page]);
      if (kept.ok && !isClosed) teacher.value = said;
      return kept;
    },

    /** The plan as the server has it now, with who is expected. */
    keepPlan: async (fresh: ClassPlan): Promise<Result<void, StoreProblem>> => {
      const page = await sealPage(key, { device, id: planPage }, fresh);
      const kept = await store.keepRosterPages(device, [page]);
      if (kept.ok && !isClosed) plan.value = fresh;
      return kept;
    },

    /** Takes up what other pages of this tablet and other devices said. False when the server cannot be asked. */
    catchUp: async (): Promise<boolean> => {
      await readPages();
      return pull();
    },

    /** Forgets everything that could be read. */
    close: (): void => {
      isClosed = true;
      changes.value = new Map();
      plan.value = null;
      teacher.value = null;
    },
  });
};

type Opened = Awaited<ReturnType<typeof openRosterBook>>;
export type RosterBook = Extract<Opened, { ok: true }>['value'];

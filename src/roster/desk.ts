import { computed, type ReadonlySignal, signal } from '@preact/signals';
import { readBadge } from '#domain/badge/index.ts';
import type { BadgePayload } from '#domain/check-in.ts';
import type { Claim } from '#domain/claim.ts';
import { type ClassPlan, minutesOfDay } from '#domain/roster/class-plan.ts';
import { ownRow } from '#domain/roster/own-row.ts';
import type { Roster, RosterPerson } from '#domain/roster/roster.ts';
import type { RosterAuthor, RosterChange } from '#domain/roster/roster-change.ts';
import { undoing } from '#domain/roster/undoing.ts';
import { language } from '../messages/index.ts';
import type { SaveProblem } from '../tablet/outbox.ts';
import type { Kept, RosterBook, Saying, Speaker } from '../tablet/roster/roster-book.ts';
import type { SenderView } from '../tablet/sender.ts';
import type { Enrolment } from '../tablet/store.ts';
import { dayToBegin } from './days.ts';

/** What is on the desk. */
export type Page =
  /** `purposeOf`: somebody is to say what this person is here for. */
  | { at: 'sheet'; purposeOf?: string }
  | { at: 'person'; person: string }
  | { at: 'adding' }
  | { at: 'closing' };

interface Asking<Answer> {
  answer: (answer: Answer) => void;
}

/** What was done last: whose change, for the words of it and for "undo". */
type Act = readonly RosterChange[];

interface Dependencies {
  book: RosterBook;
  station: Enrolment;
  sender: ReadonlySignal<SenderView | null>;
  /** `YYYY-MM-DD`, where the class is held. */
  today: string;
}

/** Acts that can be undone one after the other. */
const mostActs = 200;

const bytesOf = (badge: BadgePayload): Uint8Array =>
  Uint8Array.from(atob(badge.bytes), (character) => character.charCodeAt(0));

const emptyRoster: Roster = { people: [], closing: null };

/** What an instructor does with an open roster. Each act is kept at once; what cannot be kept blocks until it is. */
export const createDesk = ({ book, station, sender, today }: Dependencies) => {
  const plan = computed(() => book.plan.value as ClassPlan);
  const roster = computed(() => book.roster.value ?? emptyRoster);
  const page = signal<Page>({ at: 'sheet' });
  const day = signal(dayToBegin(station.pack.class?.days ?? [], today));
  const askingReason = signal<Asking<string | null> | null>(null);
  const failed = signal<(Asking<void> & { problem: SaveProblem }) | null>(null);
  const lastAct = signal<Act | null>(null);
  const own = [...book.changes.value.values()].filter(({ device }) => device === station.device);
  const acts = signal<readonly Act[]>(
    own
      .toSorted((a, b) => a.seq - b.seq)
      .slice(-mostActs)
      .map((change) => [change]),
  );

  const teacher = (): RosterAuthor =>
    book.teacher.value?.by ?? { role: 'instructor', name: plan.value.instructor };

  const ask = <Answer>(of: { value: Asking<Answer> | null }): Promise<Answer> =>
    new Promise((resolve) => {
      of.value = {
        answer: (answer) => {
          of.value = null;
          resolve(answer);
        },
      };
    });

  /** Everything that could not be kept waits for the same press: of two quick taps neither is lost. */
  const waiting: (() => void)[] = [];
  const nextTry = (problem: SaveProblem): Promise<void> =>
    new Promise((resolve) => {
      waiting.push(resolve);
      failed.value = {
        problem,
        answer: () => {
          failed.value = null;
          for (const goOn of waiting.splice(0)) goOn();
        },
      };
    });

  /** What cannot be kept stands in the way until somebody's next try keeps it. */
  const untilKept = async (act: Promise<Kept>): Promise<RosterChange[]> => {
    const done: RosterChange[] = [];
    let result = await act;
    while (!result.ok) {
      const { problem, captures, kept } = result.problem;
      done.push(...kept);
      await nextTry(problem);
      result = await book.again(captures);
    }
    return [...done, ...result.value];
  };

  /** Does it when nothing stands in its way: once the roster is closed it needs a reason. Null: given up. */
  const perform = async (
    act: (speaker: Speaker) => Promise<Kept>,
    by: RosterAuthor,
  ): Promise<RosterChange[] | null> => {
    const speaker: Speaker = { by, locale: language.value };
    if (roster.value.closing === null) return untilKept(act(speaker));
    const reason = await ask(askingReason);
    return reason === null ? null : untilKept(act({ ...speaker, reason }));
  };

  /** Says things as one act. False when its person gave it up. */
  const say = async (sayings: Saying[], by: RosterAuthor = teacher()): Promise<boolean> => {
    const made = await perform((speaker) => book.say(sayings, speaker), by);
    if (!made) return false;
    acts.value = [...acts.value, made].slice(-mostActs);
    lastAct.value = made;
    return true;
  };

  const canUndo = (change: RosterChange): boolean =>
    undoing(plan.value, book.changes.value.values(), change) !== null;

  const undo = async (act: Act): Promise<void> => {
    const made = await perform(async (speaker) => {
      const all: RosterChange[] = [];
      for (const change of act.toReversed()) {
        const kept = await book.undo(change, speaker);
        if (!kept.ok) return kept;
        all.push(...kept.value);
      }
      return { ok: true, value: all };
    }, teacher());
    if (!made) return;
    acts.value = acts.value.filter((each) => each !== act);
    lastAct.value = made;
  };

  const rowOf = (person: string): RosterPerson | undefined =>
    roster.value.people.find((row) => row.person === person);

  const isDayOf = (date: string): boolean => plan.value.days.some((each) => each.date === date);

  /** Marks present on the day that is worked on, unless somebody has said otherwise. */
  const presentSaying = (person: string, row: RosterPerson | undefined): Saying[] => {
    const marks = row?.days.find(({ date }) => date === day.value)?.marks ?? [];
    const isOpen = marks.every(({ is }) => is === 'open');
    return isOpen && isDayOf(day.value)
      ? [{ person, says: { what: 'day', date: day.value, mark: { is: 'present' } } }]
      : [];
  };

  return {
    plan: plan as ReadonlySignal<ClassPlan>,
    roster: roster as ReadonlySignal<Roster>,
    changes: book.changes,
    event: station.pack.event,
    privacyNotice: station.pack.privacyNotice,
    sender,
    page,
    /** The day that is worked on. */
    day,
    today,
    askingReason: askingReason as ReadonlySignal<Asking<string | null> | null>,
    failed,
    lastAct: lastAct as ReadonlySignal<Act | null>,
    teacher,
    say,
    canUndo,
    undo,
    rowOf,
    minutesOf: (date: string): number => {
      const found = plan.value.days.find((each) => each.date === date);
      return found ? minutesOfDay(found) : 0;
    },
    /** The last act of this device that still stands; null where there is none. */
    undoable: computed<Act | null>(
      () => acts.value.findLast((act) => act.length > 0 && act.every(canUndo)) ?? null,
    ),

    /** Everybody of whom nobody said anything on the day that is worked on. */
    remaining: computed(() =>
      roster.value.people.filter((row) =>
        row.days.some(({ date, marks }) => date === day.value && marks.every(({ is }) => is === 'open')),
      ),
    ),

    presentSaying,

    /** A badge was seen: whoever it names is present, and is added where they are not on the roster. */
    scan: async (badge: BadgePayload): Promise<void> => {
      const { by, claim } = readBadge({ ...badge, bytes: bytesOf(badge) }, station.pack.decodeRules);
      const row =
        roster.value.people.find((each) => each.badge?.bytes === badge.bytes) ??
        ownRow(roster.value.people, claim);
      const person = row?.person ?? crypto.randomUUID();
      const added: Saying[] =
        row === null || row === undefined
          ? [{ person, says: { what: 'claim', claim, badge, understoodBy: by } }]
          : [];
      const sayings = [...added, ...presentSaying(person, row ?? undefined)];
      if (sayings.length > 0) await say(sayings);
      else lastAct.value = [];
    },

    /** Puts somebody on the roster; answers with who it is. */
    add: async (claim: Claim, more: (person: string) => Saying[] = () => []): Promise<string | null> => {
      const person = crypto.randomUUID();
      const says = { what: 'claim', claim, badge: null, understoodBy: null } as const;
      return (await say([{ person, says }, ...more(person)])) ? person : null;
    },
  };
};

export type Desk = ReturnType<typeof createDesk>;

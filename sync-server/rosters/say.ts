/** What the office says about a roster: changes like those of a device in class, kept the same way. */
import { createHash } from 'node:crypto';
import { uuidv7 } from 'uuidv7';
import { noRecordBefore, rosterChangeSchemaVersion } from '#domain/record-chain.ts';
import { fail, type Result, succeed } from '#domain/result.ts';
import { type ClassPlan, mostAtLiveStream } from '#domain/roster/class-plan.ts';
import { rosterOf, standingOf } from '#domain/roster/roster.ts';
import { type RosterChange, thingOf } from '#domain/roster/roster-change.ts';
import type { OfficeChanges } from '#domain/rosters-api.ts';
import type { Audit } from '../access/index.ts';
import { type Catalogue, classPlanIn } from '../catalogue/index.ts';
import { type Clock, instantOf } from '../clock.ts';
import { addRosterChange } from '../intake/index.ts';
import { type Keys, sealBox } from '../keys/index.ts';
import type { Store, Writing } from '../store/index.ts';
import { changesOf } from './changes.ts';
import { projectRoster } from './project.ts';

export type SayProblem =
  | 'unknown-class'
  | 'unknown-person'
  | 'not-of-this-class'
  | 'reason-needed'
  | 'too-many-for-live-stream';

/** What a device may hold of one thing. */
const mostBefore = 50;

interface Saying extends OfficeChanges {
  staff: { id: string; name: string };
}

/** The office speaks as a device of its own for each class; it has no key and no token: nobody else can. */
const officeDevice = async (tx: Writing, event: string, at: string): Promise<string> => {
  const id = `office-${event}`;
  await tx
    .insertInto('device')
    .values({
      ...{ id, event, station: 'Office', token_hash: `none:${id}`, public_key: null },
      ...{ enrolled_at: at, last_seen_at: null, revoked_at: null, own_phones_of: null },
    })
    .onConflict((conflict) => conflict.doNothing())
    .execute();
  return id;
};

const lastOf = async (tx: Writing, device: string): Promise<{ seq: number; hash: string }> => {
  const last = await tx
    .selectFrom('raw_record')
    .select(['seq', 'content_hash'])
    .where('device', '=', device)
    .orderBy('seq', 'desc')
    .limit(1)
    .executeTakeFirst();
  return { seq: last?.seq ?? 0, hash: last?.content_hash.toString('hex') ?? noRecordBefore };
};

/** Why these changes cannot be made; null when they can. */
const troubleWith = (
  { changes, reason }: Pick<Saying, 'changes' | 'reason'>,
  { plan, before }: { plan: ClassPlan; before: readonly RosterChange[] },
): SayProblem | null => {
  const roster = rosterOf(plan, before);
  if (roster.closing !== null && reason === null) return 'reason-needed';
  const said = [...before, ...changes].filter(({ says }) => says.what === 'claim');
  const known = new Set([...plan.expected, ...said].map(({ person }) => person));
  const days = new Set(plan.days.map(({ date }) => date));
  for (const { person, says } of changes) {
    if ((person === null) !== (says.what === 'closing')) return 'unknown-person';
    if (person !== null && !known.has(person)) return 'unknown-person';
    if (says.what === 'day' && !days.has(says.date)) return 'not-of-this-class';
    if (says.what === 'signature' && says.date !== null && !days.has(says.date)) return 'not-of-this-class';
  }
  return null;
};

const isOverfull = (plan: ClassPlan, changes: readonly RosterChange[]): boolean =>
  plan.delivery === 'live-stream' && rosterOf(plan, changes).people.length > mostAtLiveStream;

export const createSay = ({
  store,
  clock,
  audit,
  keys,
  catalogue: { activePolicyIn },
}: {
  store: Store;
  clock: Clock;
  audit: Audit;
  keys: Keys;
  catalogue: Pick<Catalogue, 'activePolicyIn'>;
}) => {
  /** Keeps a change as a record in the chain of the office's device, sealed as every record is. */
  const keep = async (tx: Writing, change: RosterChange, prev: string): Promise<string> => {
    const schema = rosterChangeSchemaVersion;
    const box = await sealBox(change, { serverKey: keys.forTablets(), schema });
    const { id, device, event, seq } = change;
    const content = JSON.stringify({ id, device, event, seq, prev, schema, box });
    const contentHash = createHash('sha256').update(content).digest();
    const { receipt } = await tx
      .insertInto('raw_record')
      .values({
        ...{ id, device, seq, content, content_hash: contentHash },
        ...{ received_at: instantOf(clock), event: null },
      })
      .returning('receipt')
      .executeTakeFirstOrThrow();
    await addRosterChange(tx, receipt, change);
    return contentHash.toString('hex');
  };

  /** Durable, and the roster and its facts in step with it, when it resolves. All of the changes, or none. */
  return (event: string, { changes, reason, staff }: Saying): Promise<Result<null, SayProblem>> =>
    store.write(async (tx): Promise<Result<null, SayProblem>> => {
      const plan = await classPlanIn(tx, event);
      if (!plan) return fail('unknown-class');
      const before = (await changesOf(tx, event)).map(({ change }) => change);
      const trouble = troubleWith({ changes, reason }, { plan, before });
      if (trouble !== null) return fail(trouble);
      const at = instantOf(clock);
      const device = await officeDevice(tx, event, at);
      const last = await lastOf(tx, device);
      const made: RosterChange[] = [];
      for (const { person, says } of changes) {
        const standing = standingOf([...before, ...made]).get(thingOf({ person, says })) ?? [];
        made.push({
          ...{ kind: 'roster-change', id: uuidv7(), device, event, seq: last.seq + made.length + 1 },
          clocks: { wall: at, monotonicMs: 0, bootId: 'server', serverOffsetMs: 0 },
          by: { role: 'office', name: staff.name },
          ...{ person, says, after: standing.map(({ id }) => id).slice(-mostBefore) },
          ...(reason !== null && { reason }),
          ...{ locale: 'en', privacyNotice: '' },
        });
      }
      const isNowOverfull = isOverfull(plan, [...before, ...made]) && !isOverfull(plan, before);
      if (isNowOverfull) return fail('too-many-for-live-stream');
      let prev = last.hash;
      for (const change of made) prev = await keep(tx, change, prev);
      await audit.append(tx, {
        actor: staff.id,
        action: 'roster-changed',
        subject: event,
        detail: { changes: made.map(({ id }) => id), reason },
      });
      await projectRoster(tx, event, await activePolicyIn(tx));
      return succeed(null);
    });
};

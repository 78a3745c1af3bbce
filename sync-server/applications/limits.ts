/** How many drafts may be begun, and how long they wait. Whatever was begun goes on: a limit takes nothing away. */
import { createHmac, randomBytes } from 'node:crypto';
import { sql } from 'kysely';
import { type Clock, instantOf } from '../clock.ts';
import type { Writing } from '../store/index.ts';

const dayMs = 24 * 60 * 60_000;
/** A school or a show's network may send for many. */
export const mostDraftsPerAddress = 40;
/** What was not sent is not kept for ever. */
const draftDays = 60;
const mostUnsentBytes = 2 * 1024 * 1024 * 1024;
const erasedAtOnce = 20;

/** An IPv6 customer has 2^64 addresses: they are one. */
const networkOf = (address: string): string => {
  if (!address.includes(':') || /^::ffff:\d+\./i.test(address)) return address.replace(/^::ffff:/i, '');
  const [front = '', back] = address.split('::');
  const groups = front === '' ? [] : front.split(':');
  const rest = back === undefined || back === '' ? [] : back.split(':');
  const filled =
    back === undefined ? groups : [...groups, ...Array(8 - groups.length - rest.length).fill('0'), ...rest];
  return filled.slice(0, 4).join(':');
};

/** A hash that says of two addresses whether they are the same, to nobody but this server. */
export const addressHashIn = async (tx: Writing, address: string): Promise<string> => {
  await tx
    .insertInto('setting')
    .values({ name: 'application-address-key', value: randomBytes(32).toString('base64url') })
    .onConflict((at) => at.doNothing())
    .execute();
  const { value } = await tx
    .selectFrom('setting')
    .select('value')
    .where('name', '=', 'application-address-key')
    .executeTakeFirstOrThrow();
  return createHmac('sha256', value).update(networkOf(address)).digest('base64url');
};

/** Drafts that nobody has sent for too long, with their files. */
export const eraseOldDrafts = async (tx: Writing, clock: Clock): Promise<void> => {
  const before = new Date(clock.now() - draftDays * dayMs).toISOString();
  const old = await tx
    .selectFrom('application')
    .select('id')
    .where('submitted_at', 'is', null)
    .where('created_at', '<', before)
    .limit(erasedAtOnce)
    .execute();
  for (const { id } of old) {
    const files = tx.selectFrom('evidence').select('id').where('application', '=', id);
    await tx.deleteFrom('evidence_piece').where('evidence', 'in', files).execute();
    await tx.deleteFrom('evidence').where('application', '=', id).execute();
    await tx.deleteFrom('application').where('id', '=', id).execute();
  }
};

export type TooMany = 'too-many-from-here' | 'too-much-unsent';

/** Why no further draft may begin; null: it may. */
export const whyNoDraft = async (
  tx: Writing,
  { addressHash, clock }: { addressHash: string; clock: Clock },
): Promise<TooMany | null> => {
  const since = new Date(clock.now() - dayMs).toISOString();
  const { drafts } = await tx
    .selectFrom('application')
    .select((eb) => eb.fn.countAll<number>().as('drafts'))
    .where('address_hash', '=', addressHash)
    .where('created_at', '>', since)
    .where('created_at', '<=', instantOf(clock))
    .executeTakeFirstOrThrow();
  if (drafts >= mostDraftsPerAddress) return 'too-many-from-here';
  const { unsent } = await tx
    .selectFrom('evidence')
    .innerJoin('application', 'application.id', 'evidence.application')
    .select(sql<number>`COALESCE(SUM(received), 0)`.as('unsent'))
    .where('submitted_at', 'is', null)
    .executeTakeFirstOrThrow();
  return unsent >= mostUnsentBytes ? 'too-much-unsent' : null;
};

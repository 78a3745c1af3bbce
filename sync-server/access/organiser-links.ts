/** Links by which the organiser of one event sends attendance lists without an account. */
import { uuidv7 } from 'uuidv7';
import { fail, type Result, succeed } from '#domain/result.ts';
import { type Clock, instantOf } from '../clock.ts';
import type { Store } from '../store/index.ts';
import type { Audit } from './audit.ts';
import { hashOf, newSecret } from './secret.ts';

/** A link that is good. */
export interface OrganiserPass {
  id: string;
  event: string;
  /** The member of staff who made it, and answers for what comes by it. */
  madeBy: string;
  expiresAt: string;
}

export type PassProblem = 'unknown' | 'expired' | 'taken-back';

const dayMs = 24 * 60 * 60_000;
const lastUsedGrainMs = 60_000;

export const createOrganiserLinks = ({
  store,
  clock,
  audit,
}: {
  store: Store;
  clock: Clock;
  audit: Audit;
}) => {
  /** Written at most once a minute a link. */
  const noteUsed = async (id: string, lastUsedAt: string | null): Promise<void> => {
    if (lastUsedAt !== null && clock.now() - Date.parse(lastUsedAt) < lastUsedGrainMs) return;
    await store.write((tx) =>
      tx
        .updateTable('organiser_link')
        .set({ last_used_at: instantOf(clock) })
        .where('id', '=', id)
        .execute(),
    );
  };

  return {
    /** The token itself is not kept. */
    createOrganiserLink: async ({ event, days, by }: { event: string; days: number; by: string }) => {
      const [id, token] = [uuidv7(), newSecret(256)];
      const expiresAt = new Date(clock.now() + days * dayMs).toISOString();
      await store.write(async (tx) => {
        await tx
          .insertInto('organiser_link')
          .values({
            id,
            event,
            token_hash: hashOf(token),
            made_at: instantOf(clock),
            made_by: by,
            expires_at: expiresAt,
            taken_back_at: null,
            taken_back_by: null,
            last_used_at: null,
          })
          .execute();
        await audit.append(tx, {
          actor: by,
          action: 'organiser-link-made',
          subject: id,
          detail: { event, expiresAt },
        });
      });
      return { id, token, expiresAt };
    },

    /** What a token opens, and notes that it was used. */
    organiserPassOf: async (token: string): Promise<Result<OrganiserPass, PassProblem>> => {
      const row = await store.db
        .selectFrom('organiser_link')
        .select(['id', 'event', 'made_by', 'expires_at', 'taken_back_at', 'last_used_at'])
        .where('token_hash', '=', hashOf(token))
        .executeTakeFirst();
      if (!row) return fail('unknown');
      if (row.taken_back_at !== null) return fail('taken-back');
      if (row.expires_at <= instantOf(clock)) return fail('expired');
      await noteUsed(row.id, row.last_used_at);
      return succeed({ id: row.id, event: row.event, madeBy: row.made_by, expiresAt: row.expires_at });
    },

    /** From now on the link opens nothing. What came by it stays. Twice changes nothing. */
    takeOrganiserLinkBack: (link: string, by: string): Promise<Result<{ event: string }, 'unknown'>> =>
      store.write(async (tx) => {
        const row = await tx
          .selectFrom('organiser_link')
          .select(['event', 'taken_back_at'])
          .where('id', '=', link)
          .executeTakeFirst();
        if (!row) return fail('unknown');
        if (row.taken_back_at !== null) return succeed({ event: row.event });
        await tx
          .updateTable('organiser_link')
          .set({ taken_back_at: instantOf(clock), taken_back_by: by })
          .where('id', '=', link)
          .execute();
        await audit.append(tx, {
          actor: by,
          action: 'organiser-link-taken-back',
          subject: link,
          detail: { event: row.event },
        });
        return succeed({ event: row.event });
      }),
  };
};

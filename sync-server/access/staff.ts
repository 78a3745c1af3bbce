import * as z from 'zod/mini';
import { StaffRole } from '#domain/console-api.ts';
import { fail, type Result, succeed } from '#domain/result.ts';
import { type Clock, instantOf } from '../clock.ts';
import type { Store } from '../store/index.ts';
import type { Audit } from './audit.ts';
import { hashOf, newSecret } from './secret.ts';

const StaffMember = z.object({ id: z.string(), name: z.string(), email: z.string(), role: StaffRole });
export type StaffMember = z.infer<typeof StaffMember>;

const linkMs = 60 * 60_000;
export const sessionMs = 12 * 60 * 60_000;

export const createStaff = ({ store, clock, audit }: { store: Store; clock: Clock; audit: Audit }) => {
  const inFrom = (ms: number): string => new Date(clock.now() + ms).toISOString();

  return {
    /** Adds a member of staff, or leaves the one with this id as they are. */
    addStaff: (member: StaffMember) =>
      store.write((tx) =>
        tx
          .insertInto('staff')
          .values(member)
          .onConflict((at) => at.doNothing())
          .execute(),
      ),

    /** A one-time sign-in code, good for an hour. Throws for an id that is not staff. */
    createSignInLink: async (staff: string) => {
      const code = newSecret(256);
      const expiresAt = inFrom(linkMs);
      await store.write((tx) =>
        tx
          .insertInto('sign_in_link')
          .values({ code_hash: hashOf(code), staff, expires_at: expiresAt, used_at: null })
          .execute(),
      );
      return { code, expiresAt };
    },

    signIn: (
      code: string,
    ): Promise<Result<{ token: string; staff: StaffMember }, 'unknown' | 'expired' | 'used'>> =>
      store.write(async (tx) => {
        const codeHash = hashOf(code);
        const now = instantOf(clock);
        const link = await tx
          .selectFrom('sign_in_link')
          .innerJoin('staff', 'staff.id', 'sign_in_link.staff')
          .select(['staff.id', 'staff.name', 'staff.email', 'staff.role', 'used_at', 'expires_at'])
          .where('code_hash', '=', codeHash)
          .executeTakeFirst();
        if (!link) return fail('unknown');
        if (link.used_at !== null) return fail('used');
        if (link.expires_at <= now) return fail('expired');
        const token = newSecret(256);
        await tx
          .updateTable('sign_in_link')
          .set({ used_at: now })
          .where('code_hash', '=', codeHash)
          .execute();
        await tx.deleteFrom('session').where('expires_at', '<=', now).execute();
        await tx
          .insertInto('session')
          .values({
            token_hash: hashOf(token),
            staff: link.id,
            created_at: now,
            expires_at: inFrom(sessionMs),
          })
          .execute();
        await audit.append(tx, { actor: link.id, action: 'signed-in', subject: link.id, detail: {} });
        return succeed({ token, staff: StaffMember.parse(link) });
      }),

    sessionOf: async (token: string): Promise<StaffMember | null> => {
      const row = await store.db
        .selectFrom('session')
        .innerJoin('staff', 'staff.id', 'session.staff')
        .select(['staff.id', 'staff.name', 'staff.email', 'staff.role'])
        .where('token_hash', '=', hashOf(token))
        .where('expires_at', '>', instantOf(clock))
        .executeTakeFirst();
      return row ? StaffMember.parse(row) : null;
    },

    signOut: (token: string) =>
      store.write((tx) => tx.deleteFrom('session').where('token_hash', '=', hashOf(token)).execute()),
  };
};

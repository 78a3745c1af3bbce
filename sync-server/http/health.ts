import { Hono } from 'hono';
import { sql } from 'kysely';
import * as z from 'zod/mini';
import type { Rooms } from '../rooms.ts';
import { documented, refuse } from './refusal.ts';

const Health = z.object({ status: z.literal('ok'), version: z.string(), waiting: z.number() });

/** `GET /healthz`: the database answers and can be written; how much work waits. */
export const healthRoutes = ({ store }: Rooms, version: string) =>
  new Hono().get('/healthz', documented('Is the server well?', Health, ['operation']), async (context) => {
    try {
      await store.write((tx) => sql`UPDATE setting SET value = value WHERE name = 'health'`.execute(tx));
      const { waiting } = await store.db
        .selectFrom('work')
        .select((eb) => eb.fn.countAll<number>().as('waiting'))
        .executeTakeFirstOrThrow();
      return context.json({ status: 'ok' as const, version, waiting });
    } catch {
      return refuse(context, 503, 'no-database', 'The database does not answer.');
    }
  });

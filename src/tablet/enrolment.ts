import { fail, type Result, succeed } from '#domain/result.ts';
import { EnrolmentAnswer, EnrolmentCode, EventPack } from '#domain/wire.ts';
import type { TabletClock } from './clock.ts';
import type { Fetch } from './post-batch.ts';
import { makeSigningKey } from './signing.ts';
import type { Enrolment, Store } from './store.ts';

export type EnrolmentProblem =
  | 'incomplete'
  | 'unknown'
  | 'used-or-expired'
  | 'no-network'
  | 'server-trouble'
  | 'storage-broken';

const problemOfStatus = (status: number): EnrolmentProblem => {
  if (status === 404) return 'unknown';
  if (status === 410) return 'used-or-expired';
  if (status === 400 || status === 422) return 'incomplete';
  return 'server-trouble';
};

interface Dependencies {
  store: Store;
  fetch: Fetch;
  clock: TabletClock;
}

/** Makes the key before the server hears of it: what it is told must be what this tablet can sign with. */
const createKeepSigningKey =
  (store: Store) => async (): Promise<{ name: string; publicKey: string } | null> => {
    const key = await makeSigningKey();
    if (!key) return null;
    const name = crypto.randomUUID();
    return (await store.saveSigningKey(name, key.privateKey)) ? { name, publicKey: key.publicKey } : null;
  };

export const createEnrolling = ({ store, fetch, clock }: Dependencies) => {
  const keepSigningKey = createKeepSigningKey(store);
  return {
    /** Exchanges a one-time code for the station's identity and event pack, and keeps them. Needs the network. */
    enrol: async (code: string): Promise<Result<Enrolment, EnrolmentProblem>> => {
      if (!EnrolmentCode.safeParse(code).success) return fail('incomplete');
      const signing = await keepSigningKey();
      let answer: unknown;
      try {
        const response = await fetch('/v1/enrolments', {
          method: 'POST',
          headers: { 'content-type': 'application/json' },
          body: JSON.stringify({ code, publicKey: signing?.publicKey ?? null }),
        });
        if (!response.ok) return fail(problemOfStatus(response.status));
        answer = await response.json();
      } catch {
        return fail('no-network');
      }
      const parsed = EnrolmentAnswer.safeParse(answer);
      if (!parsed.success) return fail('server-trouble');
      const { device, token, pack } = parsed.data;
      const signingKey = signing?.name ?? null;
      const enrolment: Enrolment = { device, token, pack, enrolledAt: clock.now(), signingKey };
      const kept = await store.saveEnrolment(enrolment);
      return kept.ok ? succeed(enrolment) : fail('storage-broken');
    },

    /** The event pack as the server has it now, kept; null when there is no way to know. */
    refreshPack: async ({ device, token }: Enrolment): Promise<EventPack | null> => {
      try {
        const response = await fetch('/v1/pack', {
          headers: { authorization: `Bearer ${token}` },
          cache: 'no-store',
        });
        const pack = EventPack.safeParse(response.ok ? await response.json() : null);
        if (!pack.success) return null;
        await store.savePack(device, pack.data);
        return pack.data;
      } catch {
        return null;
      }
    },
  };
};

export type Enrolling = ReturnType<typeof createEnrolling>;

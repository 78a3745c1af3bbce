/**
 * The parts that the first screen does not wait for: what seals, what speaks to the server, what enrols, what knows
 * numbers. They begin to load as soon as the tablet is opened, and whoever needs one earlier waits for it. The service
 * worker keeps them.
 */
import { fail } from '#domain/result.ts';
import type { createEnrolling, Enrolling } from './enrolment.ts';
import type { createNumberCheck, NumberCheck } from './number-check.ts';
import type { createPostBatch, PostBatch } from './post-batch.ts';
import type { Seal } from './seal.ts';

/** Loads at once; when that failed, again whenever it is asked for. */
const begun = <Part>(load: () => Promise<Part>): (() => Promise<Part>) => {
  let loading: Promise<Part> | null = null;
  const part = (): Promise<Part> => {
    loading ??= load().catch((error: unknown) => {
      loading = null;
      throw error;
    });
    return loading;
  };
  void part().catch(() => undefined);
  return part;
};

/** Rejects when it cannot be loaded: then nothing is kept that is not in a box. */
export const loadSeal = (): Seal => {
  const part = begun(() => import('./seal.ts'));
  return async (...given) => (await part()).seal(...given);
};

export const loadPostBatch = (...given: Parameters<typeof createPostBatch>): PostBatch => {
  const part = begun(async () => (await import('./post-batch.ts')).createPostBatch(...given));
  return async (batch) => {
    const post = await part().catch(() => null);
    return post ? post(batch) : { kind: 'unreachable' };
  };
};

export const loadEnrolling = (...given: Parameters<typeof createEnrolling>): Enrolling => {
  const part = begun(async () => (await import('./enrolment.ts')).createEnrolling(...given));
  return {
    enrol: async (code) => {
      const enrolling = await part().catch(() => null);
      return enrolling ? enrolling.enrol(code) : fail('no-network');
    },
    refreshPack: async (enrolment) => {
      const enrolling = await part().catch(() => null);
      return enrolling ? enrolling.refreshPack(enrolment) : null;
    },
  };
};

/** Until it is loaded no number is doubted. */
export const loadNumberCheck = (...given: Parameters<typeof createNumberCheck>): NumberCheck => {
  let check: NumberCheck | null = null;
  const part = begun(async () => {
    check = (await import('./number-check.ts')).createNumberCheck(...given);
    return check;
  });
  const loaded = (): Promise<NumberCheck | null> => part().catch(() => null);
  return {
    isKnown: (number) => check?.isKnown(number) ?? true,
    start: async () => (await loaded())?.start(),
    refresh: async (enrolment) => (await loaded())?.refresh(enrolment),
  };
};

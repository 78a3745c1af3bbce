import * as z from 'zod/mini';
import { type Claim as Claimed, type ClaimField, claimFieldMaxLength, claimFields } from './claim.ts';

const field = z
  .string()
  .check(
    z.trim(),
    z.minLength(1, 'leave it out instead of empty'),
    z.maxLength(claimFieldMaxLength, `at most ${claimFieldMaxLength} characters`),
  );

const shape = Object.fromEntries(claimFields.map((name) => [name, z.optional(field)])) as Record<
  ClaimField,
  z.ZodMiniOptional<typeof field>
>;

/** What a check-in says about who the person is, from outside: see `claim.ts`. */
export const Claim = z.object(shape);
export type Claim = Claimed;

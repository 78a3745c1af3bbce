import * as z from 'zod/mini';

const field = z.string().check(z.trim(), z.minLength(1, 'leave it out instead of empty'), z.maxLength(500, 'at most 500 characters'));

/**
 * What a check-in says about who the person is, as given: by a badge, a form or a list.
 * Every field is optional; an empty one is left out. Names are those that decode rules and lists use.
 */
export const Claim = z.object({
  given_name: z.optional(field),
  surname: z.optional(field),
  full_name: z.optional(field),
  registrant_number: z.optional(field),
  email: z.optional(field),
  phone: z.optional(field),
  firm: z.optional(field),
  title: z.optional(field),
  street: z.optional(field),
  city: z.optional(field),
  region: z.optional(field),
  postal_code: z.optional(field),
  country: z.optional(field),
  badge_id: z.optional(field),
});
export type Claim = z.infer<typeof Claim>;

export type ClaimField = keyof Claim;
export const claimFields = Object.keys(Claim.shape) as ClaimField[];

/** The longest value a claim's field may hold, in UTF-16 units. Longer text is cut where it is read. */
export const claimFieldMaxLength = 500;

import * as z from 'zod/mini';
import { Claim, type ClaimField } from '../claim.ts';

const fieldName = z.keyof(Claim);

const Reading = z.discriminatedUnion('as', [
  z.object({
    as: z.literal('delimited'),
    delimiter: z.string().check(z.minLength(1)),
    columns: z.array(z.nullable(fieldName)),
  }),
  z.object({ as: z.literal('url'), parameters: z.partialRecord(fieldName, z.string()) }),
  z.object({ as: z.literal('json'), fields: z.partialRecord(fieldName, z.string()) }),
  z.object({
    as: z.literal('fixed-width'),
    columns: z.array(
      z.object({
        name: fieldName,
        start: z.number().check(z.int(), z.gte(0)),
        length: z.number().check(z.int(), z.gt(0)),
      }),
    ),
  }),
  z.object({ as: z.literal('vcard') }),
  z.object({ as: z.literal('mecard') }),
  z.object({ as: z.literal('id'), strip: z.optional(z.string()) }),
]);

/**
 * How one kind of badge payload becomes a claim: data that an approved event carries.
 * Rules are tried in order; one that does not fit falls through to the next.
 */
export const DecodeRule = z.object({
  id: z.string().check(z.minLength(1)),
  when: z.optional(
    z.object({
      symbology: z.optional(z.string()),
      prefix: z.optional(z.string()),
      pattern: z.optional(z.string()),
    }),
  ),
  read: Reading,
});
export type DecodeRule = z.infer<typeof DecodeRule>;
export type { ClaimField };

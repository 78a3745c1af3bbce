import * as z from 'zod/mini';
import { Claim } from '../claim-schema.ts';
import { parsePattern } from './pattern/syntax.ts';

const fieldName = z.keyof(Claim);

const Delimited = z.object({
  as: z.literal('delimited'),
  delimiter: z.string().check(z.minLength(1, 'name the character between the columns')),
  columns: z.array(z.nullable(fieldName)),
});
const Url = z.object({ as: z.literal('url'), parameters: z.partialRecord(fieldName, z.string()) });
const Json = z.object({ as: z.literal('json'), fields: z.partialRecord(fieldName, z.string()) });
const FixedWidth = z.object({
  as: z.literal('fixed-width'),
  columns: z.array(
    z.object({
      name: fieldName,
      /** From 0, in characters (Unicode code points), as is `length`. */
      start: z.number().check(z.int(), z.gte(0)),
      length: z.number().check(z.int(), z.gt(0)),
    }),
  ),
});
const Id = z.object({ as: z.literal('id'), strip: z.optional(z.string()) });

export const Reading = z.discriminatedUnion('as', [
  Delimited,
  Url,
  Json,
  FixedWidth,
  z.object({ as: z.literal('vcard') }),
  z.object({ as: z.literal('mecard') }),
  Id,
]);
export type Reading = z.infer<typeof Reading>;
/** One way of reading, by its name. */
export type ReadingAs<Name extends Reading['as']> = Extract<Reading, { as: Name }>;

/** A regular expression of the subset that runs in linear time, see pattern/syntax.ts. */
const Pattern = z.string().check((context) => {
  const parsed = parsePattern(context.value);
  if (!parsed.ok) {
    context.issues.push({ code: 'custom', message: parsed.problem, input: context.value });
  }
});

/** What a payload must be for a rule to fit; everything that is named must hold. */
export const RuleCondition = z.object({
  /** Case, blanks, `_` and `-` do not matter: `QRCode` is `qr_code`. */
  symbology: z.optional(z.string()),
  prefix: z.optional(z.string()),
  pattern: z.optional(Pattern),
});
export type RuleCondition = z.infer<typeof RuleCondition>;

/**
 * How one kind of badge payload becomes a claim: data that an approved event carries.
 * Rules are tried in order; one that does not fit falls through to the next.
 */
export const DecodeRule = z.object({
  id: z.string().check(z.minLength(1)),
  when: z.optional(RuleCondition),
  read: Reading,
});
export type DecodeRule = z.infer<typeof DecodeRule>;

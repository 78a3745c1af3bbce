/** Values that fit a JSON Schema, as the served OpenAPI document and `z.toJSONSchema` write them. */
import fc from 'fast-check';
import * as z from 'zod/mini';

/** What of JSON Schema our own schemas become. */
export const JsonSchema = z.looseObject({
  type: z.optional(z.union([z.string(), z.array(z.string())])),
  const: z.optional(z.json()),
  enum: z.optional(z.array(z.json())),
  get anyOf() {
    return z.optional(z.array(JsonSchema));
  },
  get oneOf() {
    return z.optional(z.array(JsonSchema));
  },
  /** False after the parts of a tuple: there are no more. */
  get items() {
    return z.optional(z.union([JsonSchema, z.literal(false)]));
  },
  get prefixItems() {
    return z.optional(z.array(JsonSchema));
  },
  get properties() {
    return z.optional(z.record(z.string(), JsonSchema));
  },
  required: z.optional(z.array(z.string())),
  pattern: z.optional(z.string()),
  format: z.optional(z.string()),
  minLength: z.optional(z.number()),
  maxLength: z.optional(z.number()),
  minItems: z.optional(z.number()),
  minimum: z.optional(z.number()),
  maximum: z.optional(z.number()),
});
export type JsonSchema = z.infer<typeof JsonSchema>;

/** Arbitraries for properties of some name, wherever they come: ids that the server knows, for instance. */
export type ByName = Readonly<Record<string, fc.Arbitrary<unknown>>>;

/** Longer ones than these come by mutation, and not with every value. */
const mostLetters = 120;
const mostItems = 4;

const textOf = ({ pattern, format, minLength = 0, maxLength = mostLetters }: JsonSchema) => {
  if (format === 'date-time')
    return fc
      .date({ noInvalidDate: true, min: new Date('0000-01-01'), max: new Date('9999-12-31') })
      .map((date) => date.toISOString());
  if (pattern !== undefined) return fc.stringMatching(new RegExp(pattern));
  const bounds = { minLength, maxLength: Math.max(minLength, Math.min(maxLength, mostLetters)) };
  return fc.oneof(fc.string({ ...bounds, unit: 'grapheme' }), fc.string({ ...bounds, unit: 'binary' }));
};

const wholeOf = ({ minimum, maximum }: JsonSchema) =>
  fc.integer({
    min: Math.max(minimum ?? -(2 ** 31), -(2 ** 31)),
    max: Math.min(maximum ?? 2 ** 31 - 1, 2 ** 31 - 1),
  });

const objectOf = (schema: JsonSchema, byName: ByName): fc.Arbitrary<unknown> =>
  fc.record(
    Object.fromEntries(
      Object.entries(schema.properties ?? {}).map(([name, property]) => [
        name,
        byName[name] ?? fitting(property, byName),
      ]),
    ),
    { requiredKeys: schema.required ?? [] },
  );

/** Fits the schema, except where `byName` says otherwise. */
export const fitting = (schema: JsonSchema, byName: ByName = {}): fc.Arbitrary<unknown> => {
  if (schema.const !== undefined) return fc.constant(schema.const);
  if (schema.enum) return fc.constantFrom(...schema.enum);
  const choices = schema.anyOf ?? schema.oneOf;
  if (choices) return fc.oneof(...choices.map((choice) => fitting(choice, byName)));
  if (Array.isArray(schema.type))
    return fc.oneof(...schema.type.map((type) => fitting({ ...schema, type }, byName)));
  switch (schema.type) {
    case 'string':
      return textOf(schema);
    case 'integer':
      return wholeOf(schema);
    case 'number':
      return fc.oneof(wholeOf(schema), fc.double({ noDefaultInfinity: true, noNaN: true }));
    case 'boolean':
      return fc.boolean();
    case 'null':
      return fc.constant(null);
    case 'array':
      if (schema.prefixItems) return fc.tuple(...schema.prefixItems.map((part) => fitting(part, byName)));
      return fc.array(fitting(schema.items || {}, byName), {
        minLength: schema.minItems ?? 0,
        maxLength: Math.max(mostItems, schema.minItems ?? 0),
      });
    case 'object':
      return objectOf(schema, byName);
    default:
      return fc.jsonValue({ maxDepth: 3 });
  }
};

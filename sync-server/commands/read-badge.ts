/** `npm run --silent read-badge -- --payloads P.json --out R.json`: what badges say, by their rules and without. */
import * as z from 'zod/mini';
import { DecodeRule } from '#domain/badge/decode-rule.ts';
import { readBadge } from '#domain/badge/index.ts';
import { answerFile } from './command-line.ts';

const Payloads = z.array(
  z.object({
    name: z.string(),
    /** The raw bytes as base64; an empty payload is one too. */
    payload: z.union([z.literal(''), z.base64()]),
    symbology: z.optional(z.nullable(z.string())),
    /** Each is looked at on its own: one that is no rule must not take the others along. */
    rules: z.optional(z.nullable(z.array(z.unknown()))),
  }),
);
type Payloads = z.infer<typeof Payloads>;

/** The rules that are rules; of the others the person at the terminal is told. */
const rulesOf = (name: string, rules: readonly unknown[]): DecodeRule[] =>
  rules.flatMap((rule, index) => {
    const parsed = DecodeRule.safeParse(rule);
    if (parsed.success) return [parsed.data];
    const [issue] = parsed.error.issues;
    console.error(`${name}: rule ${index + 1} is left out: ${issue?.path.join('.')} ${issue?.message}`);
    return [];
  });

const answerPayloads = (payloads: Payloads) =>
  payloads.map(({ name, payload, symbology, rules }) => ({
    name,
    ...readBadge(
      { bytes: Uint8Array.from(Buffer.from(payload, 'base64')), symbology: symbology ?? null },
      rulesOf(name, rules ?? []),
    ),
  }));

answerFile({ option: 'payloads', schema: Payloads, answer: answerPayloads, counts: 'payloads' });

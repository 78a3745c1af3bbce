/** The worked cases that came with the agreed design. They are not part of the repository. */
import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import * as z from 'zod/mini';
import { answerCases, CaseFile } from '../../../sync-server/commands/credit-cases.ts';

const file = join(import.meta.dirname, '../../../../shared/data/credit-cases.json');
const isThere = existsSync(file);
const json: unknown = isThere ? JSON.parse(readFileSync(file, 'utf8')) : { cases: [] };
const { cases } = z.parse(
  z.object({ cases: z.array(z.object({ name: z.string(), expect: z.looseObject({}) })) }),
  json,
);
const answers = answerCases(z.parse(CaseFile, json));

test.skipIf(!isThere)(
  'worked cases, in shared/data/credit-cases.json beside the repository, are there',
  () => {
    expect(cases.length).toBeGreaterThan(0);
  },
);

test.each(cases.map((each, index) => ({ ...each, index })))(
  'worked case: $name',
  ({ name, expect: expected, index }) => {
    expect(answers[index]).toEqual({ name, ...expected });
  },
);

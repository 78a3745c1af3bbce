/** `npm run --silent read-wedge -- --traces T.json --out R.json`: whose keys they were, a scanner's or a person's. */
import * as z from 'zod/mini';
import { readWedge } from '#domain/wedge.ts';
import { answerFile } from './command-line.ts';

const Traces = z.array(
  z.object({
    name: z.string(),
    /** The key as in `KeyboardEvent.key`, and when it came, milliseconds. */
    keys: z.array(z.tuple([z.string(), z.number()])),
  }),
);
type Traces = z.infer<typeof Traces>;

const answerTraces = (traces: Traces) => traces.map(({ name, keys }) => ({ name, ...readWedge(keys) }));

answerFile({ option: 'traces', schema: Traces, answer: answerTraces, counts: 'traces' });

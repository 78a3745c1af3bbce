/** A batch plan made real for one tablet: good records of its chain, hostile ones between them, signed. */
import { uuidv7 } from 'uuidv7';
import { maxBatchBytes } from '../../../src/domain/batch-bounds.ts';
import { checkInSchemaVersion, noRecordBefore } from '../../../src/domain/record-chain.ts';
import type { CheckInRecord } from '../../../src/domain/wire.ts';
import { batchOf, type Tablet } from '../../server/records.ts';
import type { BatchPlan, RecordPlan } from './batches.ts';
import { filledIn, type Known } from './marks.ts';
import { sealText } from './sealed-text.ts';

export interface Attacker {
  tablet: Tablet;
  known: Known;
  /** Good records of anybody that the server acknowledged, as text. */
  acked: readonly string[];
  nextFarSeq: () => number;
  /** The tablet's next records. One after another, as each holds the hash of the one before. */
  makeGood: (howMany: number) => Promise<CheckInRecord[]>;
}

/** The names of the record inside its box too, in front of what the plan says. */
const withNames = (json: string, { id, device, event, seq }: Omit<CheckInRecord, 'prev' | 'box'>): string =>
  json.startsWith('{') && json.length > 2
    ? `${JSON.stringify({ id, device, event, seq }).slice(0, -1)},${json.slice(1)}`
    : json;

const isJson = (text: string): boolean => {
  try {
    JSON.parse(text);
    return true;
  } catch {
    return false;
  }
};

const copyOf = (text: string, isChanged: boolean): string =>
  isChanged ? text.replace(/"box":"[^"]*"/, '"box":"another"') : text;

const recordText = async (
  plan: RecordPlan,
  { tablet, known, acked, nextFarSeq }: Attacker,
): Promise<string> => {
  const { device, event, serverKey } = tablet;
  // Two apart, so that no two are neighbours in a chain.
  const names = { id: uuidv7(), device, event, seq: nextFarSeq(), schema: checkInSchemaVersion };
  const { id, seq, schema } = names;
  const withBox = (box: string): string =>
    JSON.stringify({ id, device, event, seq, prev: noRecordBefore, schema, box });
  switch (plan.as) {
    case 'value':
      return filledIn(plan.json, known);
    case 'box':
      return withBox(filledIn(plan.box, known));
    case 'copy':
      return copyOf(acked[plan.which % acked.length] ?? 'null', plan.isChanged);
    case 'sealed': {
      const json = filledIn(plan.json, known);
      return withBox(await sealText(plan.isNamed ? withNames(json, names) : json, names, serverKey));
    }
  }
};

/** Text of the body, and the good records in it. What is no JSON or too long becomes null, for the others' sake. */
export const hostileBatch = async (
  plan: BatchPlan,
  attacker: Attacker,
): Promise<{ body: string; good: CheckInRecord[] }> => {
  const good = await attacker.makeGood(plan.good);
  const { signature } = await batchOf(attacker.tablet, good);
  const parts: string[] = [];
  let bytes = 0;
  for (const [index, hostile] of plan.hostile.entries()) {
    const text = await recordText(hostile, attacker);
    bytes += Buffer.byteLength(text);
    parts.push(isJson(text) && bytes < maxBatchBytes / 2 ? text : 'null');
    // The last good one stays last: the signature is over it.
    if (index < good.length - 1) parts.push(JSON.stringify(good[index]));
  }
  parts.push(
    ...good.slice(Math.min(plan.hostile.length, good.length - 1)).map((record) => JSON.stringify(record)),
  );
  return { body: `{"records":[${parts.join(',')}],"signature":${JSON.stringify(signature)}}`, good };
};

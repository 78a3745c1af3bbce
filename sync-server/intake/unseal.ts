import { CheckIn } from '#domain/check-in.ts';
import { readableSchemaVersions } from '#domain/record-chain.ts';
import { fail, type Result, succeed } from '#domain/result.ts';
import { CheckInRecord } from '#domain/wire.ts';
import { openBox, type SealingKeys } from '../keys/index.ts';

const parseJson = (text: string): unknown => {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
};

const readRecord = (content: string): Result<CheckInRecord, string> => {
  const record = CheckInRecord.safeParse(parseJson(content));
  return record.success ? succeed(record.data) : fail('not a check-in record');
};

/**
 * Opens a record as it was kept: the check-in inside, or why not, as a sentence for staff.
 * What the outside of the record says must hold inside too.
 */
export const unseal = async (content: string, keys: SealingKeys): Promise<Result<CheckIn, string>> => {
  const record = readRecord(content);
  if (!record.ok) return record;
  const { id, device, event, seq, schema } = record.value;
  if (!readableSchemaVersions.includes(schema)) {
    return fail(
      `written by another version of the app (schema ${schema}, this server reads ${readableSchemaVersions.join(' and ')})`,
    );
  }
  const opened = await openBox(record.value, keys);
  if (!opened.ok) return opened;
  const inside = CheckIn.safeParse(parseJson(opened.value));
  if (!inside.success) return fail('the box opens, but holds no check-in');
  const agrees =
    inside.data.id === id &&
    inside.data.device === device &&
    inside.data.event === event &&
    inside.data.seq === seq;
  return agrees ? succeed(inside.data) : fail('what stands on the record does not agree with what is inside');
};

import { CheckIn } from '#domain/check-in.ts';
import { readableSchemaVersions, rosterChangeSchemaVersion } from '#domain/record-chain.ts';
import { fail, type Result, succeed } from '#domain/result.ts';
import { RosterChange } from '#domain/roster/roster-change.ts';
import { CheckInRecord } from '#domain/wire.ts';
import { openBox, type SealingKeys } from '../keys/index.ts';
import type { Content } from './content.ts';

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

const readContent = (text: string, schema: number): Result<Content, string> => {
  const isOfRoster = schema === rosterChangeSchemaVersion;
  const inside = (isOfRoster ? RosterChange : CheckIn).safeParse(parseJson(text));
  if (inside.success) return succeed(inside.data);
  return fail(
    isOfRoster ? 'the box opens, but holds no change of a roster' : 'the box opens, but holds no check-in',
  );
};

/**
 * Opens a record as it was kept: the check-in or the change of a roster inside, or why not, as a sentence for staff.
 * What the outside of the record says must hold inside too.
 */
export const unseal = async (content: string, keys: SealingKeys): Promise<Result<Content, string>> => {
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
  const inside = readContent(opened.value, schema);
  if (!inside.ok) return inside;
  const agrees =
    inside.value.id === id &&
    inside.value.device === device &&
    inside.value.event === event &&
    inside.value.seq === seq;
  return agrees ? inside : fail('what stands on the record does not agree with what is inside');
};

import { CheckIn, checkInSchemaVersion } from '#domain/check-in.ts';
import { fail, type Result, succeed } from '#domain/result.ts';
import type { CheckInRecord } from '#domain/wire.ts';

const parseJson = (text: string): unknown => {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
};

/**
 * Opens the box of a record: base64url of the check-in's JSON. The problem is a sentence for staff.
 * What the outside of the record says must hold inside too.
 */
export const unseal = (record: CheckInRecord): Result<CheckIn, string> => {
  if (record.schema !== checkInSchemaVersion) {
    return fail(
      `written by another version of the app (schema ${record.schema}, this server reads ${checkInSchemaVersion})`,
    );
  }
  const parsed = CheckIn.safeParse(parseJson(Buffer.from(record.box, 'base64url').toString('utf8')));
  if (!parsed.success) return fail('the box does not open: it holds no check-in');
  const { id, device, event, seq } = parsed.data;
  const agrees = id === record.id && device === record.device && event === record.event && seq === record.seq;
  return agrees ? succeed(parsed.data) : fail('what stands on the record does not agree with what is inside');
};

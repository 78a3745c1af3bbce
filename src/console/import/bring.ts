/** Hands an export to the server, wherever it was read from. */
import { ImportOutcome } from '#domain/quarantine-api.ts';
import { fail, type Result } from '#domain/result.ts';
import { SealedExport } from '#domain/sealed-export.ts';
import { client } from '../client.ts';

/** An export in text, as a tablet's file holds it. The problem is a sentence. */
export const readExport = (text: string): Result<SealedExport, string> => {
  try {
    const sealed = SealedExport.safeParse(JSON.parse(text));
    if (sealed.success) return { ok: true, value: sealed.data };
    return fail('is not an export of a tablet, or is of another version of Rollcall.');
  } catch {
    return fail('is not an export of a tablet, or it was cut off on the way. Take it from the tablet again.');
  }
};

/** The problem is a sentence. Doing it twice changes nothing. */
export const bring = async (sealed: SealedExport): Promise<Result<ImportOutcome, string>> => {
  const answer = await client.post('/imports', sealed, ImportOutcome);
  return answer.ok ? answer : fail(answer.problem.message);
};

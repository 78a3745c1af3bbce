/** The last step: what the server has of an application is brought in step with this device, then it is sent. */
import type { ApplicationFields } from '#domain/application/application.ts';
import type { ApplicationView } from '#domain/applications-api.ts';
import type { Result } from '#domain/result.ts';
import type { ApplicationAt, ServerProblem } from './server.ts';

interface Parts {
  application: ApplicationAt;
  begin: () => Promise<Result<unknown, ServerProblem>>;
}

/** Doing it again is harmless: what was sent is sent. */
export const submitApplication = async (
  { application, begin }: Parts,
  { fields, files }: { fields: ApplicationFields; files: readonly string[] },
): Promise<Result<ApplicationView, ServerProblem>> => {
  const begun = await begin();
  if (!begun.ok) return begun;
  const before = await application.look();
  // The answer to an earlier try was lost on its way.
  if (!before.ok || before.value.state.is !== 'draft') return before;
  // Taken out here while nobody could be told.
  for (const { id } of before.value.evidence)
    if (!files.includes(id)) {
      const out = await application.takeOut(id);
      if (!out.ok) return out;
    }
  const saved = await application.save(fields);
  return saved.ok ? application.submit() : saved;
};

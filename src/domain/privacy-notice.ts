import * as z from 'zod/mini';

/** What people are told before they sign in; the version is kept in every check-in. */
export const PrivacyNotice = z.object({
  version: z.string(),
  text: z.string(),
  /** The same in other languages, by their BCP 47 tags. */
  translations: z.optional(z.record(z.string(), z.string())),
});
export type PrivacyNotice = z.infer<typeof PrivacyNotice>;

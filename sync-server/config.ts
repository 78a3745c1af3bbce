import { join } from 'node:path';
import { parseArgs } from 'node:util';
import * as z from 'zod/mini';
import { fail, type Result, succeed } from '#domain/result.ts';
import { type MailSettings, readMailSettings } from './mail-settings.ts';

const isOrigin = (text: string): boolean =>
  /^https?:/i.test(text) && URL.canParse(text) && new URL(text).origin === text;

const Config = z.object({
  port: z.coerce
    .number('the port is a number')
    .check(z.int('the port is a whole number'), z.gte(0), z.lte(65_535, 'ports go up to 65535')),
  host: z.string().check(z.minLength(1, 'name the address to listen at')),
  data: z.string().check(z.minLength(1, 'name the folder for the data')),
  sample: z.boolean(),
  /** An origin, as browsers name it: the console's requests are compared with it. */
  publicUrl: z.nullable(
    z
      .string()
      .check(
        z.refine(isOrigin, 'the public address looks like https://rollcall.example.org, without a path'),
      ),
  ),
});
export type Config = z.infer<typeof Config> & { mail: MailSettings | null };

const options = {
  port: { type: 'string' },
  host: { type: 'string' },
  data: { type: 'string' },
  sample: { type: 'boolean' },
  empty: { type: 'boolean' },
} as const;

const readFlags = (args: string[]) => {
  try {
    return succeed(parseArgs({ args, options, strict: true }).values);
  } catch (error) {
    return fail(error instanceof Error ? error.message : String(error));
  }
};

/** The folder of the data: the flag, the environment, or the default. A setting that is there but empty is not set. */
export const dataFolderOf = (flag: string | undefined, environment: NodeJS.ProcessEnv): string =>
  flag ?? (environment.ROLLCALL_DATA || '.rollcall');

export const databaseFileOf = (dataFolder: string): string => join(dataFolder, 'rollcall.sqlite');

/** Flags win over the environment, the environment over the defaults. The problem is a sentence for a person. */
export const readConfig = (args: string[], environment: NodeJS.ProcessEnv): Result<Config, string> => {
  const flags = readFlags(args);
  if (!flags.ok) return flags;
  const mail = readMailSettings(environment);
  if (!mail.ok) return mail;
  const { port, host, data, sample, empty } = flags.value;
  const parsed = Config.safeParse({
    // A setting that is there but empty is not set: as a number it would be 0, which is any free port.
    port: port ?? (environment.PORT || '8787'),
    host: host ?? '127.0.0.1',
    data: dataFolderOf(data, environment),
    sample: sample === true && empty !== true,
    publicUrl: environment.ROLLCALL_PUBLIC_URL?.replace(/\/$/, '') || null,
  });
  if (parsed.success) return succeed({ ...parsed.data, mail: mail.value });
  const [issue] = parsed.error.issues;
  return fail(`${issue?.path.join('.') ?? 'settings'}: ${issue?.message ?? 'cannot be read'}`);
};

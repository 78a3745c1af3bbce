import type { Context } from 'hono';
import { createMiddleware } from 'hono/factory';
import type { EvidenceFile } from '../applications/index.ts';

const endings: Record<EvidenceFile['kind'], string> = {
  'image/jpeg': 'jpg',
  'image/png': 'png',
  'image/webp': 'webp',
  'application/pdf': 'pdf',
};

/** A stranger's file: told by its content what it is, never guessed at, kept to itself, and saved rather than opened. */
export const answerEvidence = (context: Context, { kind, bytes }: EvidenceFile, name: string): Response =>
  context.body(bytes, 200, {
    'content-type': kind,
    'content-disposition': `attachment; filename="${name}.${endings[kind]}"`,
    'cache-control': 'private, no-store',
    'cross-origin-resource-policy': 'same-origin',
  });

/** Stands outside of what sets the policy of all other answers. */
export const sandboxed = createMiddleware(async (context, next) => {
  await next();
  context.header('content-security-policy', "default-src 'none'; frame-ancestors 'none'; sandbox");
  context.header('x-content-type-options', 'nosniff');
});

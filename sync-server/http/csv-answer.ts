import type { Context } from 'hono';

/** A CSV to keep, under this name. */
export const answerCsv = (context: Context, name: string, csv: string): Response =>
  context.body(csv, 200, {
    'content-type': 'text/csv; charset=utf-8',
    'content-disposition': `attachment; filename="${name}"`,
    'cache-control': 'no-store',
  });

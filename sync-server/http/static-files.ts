import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { serveStatic } from '@hono/node-server/serve-static';
import { Hono } from 'hono';
import { etag } from 'hono/etag';
import { organiserPath } from '#domain/organiser-api.ts';
import { ownPhonePath } from '#domain/own-phone.ts';
import { rosterCheckPath } from '#domain/roster/paper-check.ts';

const dist = join(import.meta.dirname, '..', '..', 'dist');
const aYear = 'public, max-age=31536000, immutable';

const notBuilt =
  'The app has not been built yet. Run "npm run build" (or "npm start", which does it for you) and load this page again.\n';

/** Names below these folders hold a hash of the content and never change. */
const isHashed = (path: string): boolean => /^\/((console|public)-)?assets\//.test(path);

/** The built app: what never changes is kept for a year, everything else is asked for anew. */
export const staticRoutes = () => {
  const page = serveStatic({ root: dist, path: 'index.html' });
  return new Hono()
    .use('*', async (context, next) => {
      if (!existsSync(join(dist, 'index.html'))) return context.text(notBuilt, 503);
      await next();
      if (context.res.status === 200) {
        context.header('cache-control', isHashed(context.req.path) ? aYear : 'no-cache');
      }
      return undefined;
    })
    .use('*', etag())
    .get('/', page)
    .get('/receipt', page)
    .get('/kiosk/*', page)
    .get('/console/*', page)
    .get(ownPhonePath, page)
    .get(organiserPath, page)
    .get(rosterCheckPath, page)
    .get('/roster/*', page)
    .get('*', serveStatic({ root: dist, precompressed: false }));
};

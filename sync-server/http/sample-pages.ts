import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { Hono } from 'hono';
import { dayInZone } from '#domain/calendar.ts';
import { instantOf } from '../clock.ts';
import type { Rooms } from '../rooms.ts';
import { badgeSvg, conventionOn, sampleBadges } from '../sample/index.ts';
import { badgePage, badgesPage } from './sample-page-views.ts';

const styleSheet = readFileSync(join(import.meta.dirname, 'sample-pages.css'), 'utf8');

/** `GET /sample-badges` and below: the sample's badges to print or to show a camera. Works without JavaScript. */
export const samplePagesRoutes = (rooms: Rooms) => {
  const showName = async (): Promise<string> => {
    const today = dayInZone(instantOf(rooms.clock), 'UTC');
    return (await conventionOn(rooms, today))?.name ?? 'Sample convention';
  };

  return new Hono()
    .get('/sample-badges', async (context) =>
      context.html(badgesPage(await showName(), await sampleBadges(rooms.store.db))),
    )
    .get('/sample-badges/style.css', (context) =>
      context.body(styleSheet, 200, {
        'content-type': 'text/css; charset=utf-8',
        'cache-control': 'no-cache',
      }),
    )
    .get('/sample-badges/:file{[0-9]+\\.svg}', async (context) => {
      const id = context.req.param('file').replace('.svg', '');
      const badge = (await sampleBadges(rooms.store.db)).find((one) => one.id === id);
      if (!badge) return context.notFound();
      return context.body(await badgeSvg(badge), 200, {
        'content-type': 'image/svg+xml',
        'cache-control': 'no-cache',
      });
    })
    .get('/sample-badges/:id', async (context) => {
      const badges = await sampleBadges(rooms.store.db);
      const badge = badges.find(({ id }) => id === context.req.param('id'));
      return badge ? context.html(badgePage(badge, badges)) : context.notFound();
    });
};

/** Puts the routes together. */
import { type Context, Hono } from 'hono';
import { bodyLimit } from 'hono/body-limit';
import { except } from 'hono/combine';
import { compress } from 'hono/compress';
import { HTTPException } from 'hono/http-exception';
import { openAPIRouteHandler } from 'hono-openapi';
import type { Logger } from 'pino';
import { maxBatchBytes } from '#domain/batch-bounds.ts';
import { attendanceListsRoutes } from './http/attendance-lists.ts';
import { badgeListsRoutes } from './http/badge-lists.ts';
import { batchesRoutes } from './http/batches.ts';
import { checkInsRoutes } from './http/check-ins.ts';
import { classesRoutes } from './http/classes.ts';
import { devicesRoutes } from './http/devices.ts';
import { duplicatesRoutes } from './http/duplicates.ts';
import { endConnectionOfUnread } from './http/end-connection.ts';
import { enrolmentsRoutes } from './http/enrolments.ts';
import { eventsRoutes } from './http/events.ts';
import { healthRoutes } from './http/health.ts';
import { importsRoutes } from './http/imports.ts';
import { organiserLinksRoutes } from './http/organiser-links.ts';
import { organisersRoutes } from './http/organisers.ts';
import { ownPhoneRoutes } from './http/own-phone.ts';
import { quarantineRoutes } from './http/quarantine.ts';
import { isTooDeep, refuse } from './http/refusal.ts';
import { registrantsRoutes } from './http/registrants.ts';
import { reviewRoutes } from './http/review.ts';
import { rosterChangesRoutes } from './http/roster-changes.ts';
import { rosterCheckRoutes } from './http/roster-check.ts';
import { rosterSheetsRoutes } from './http/roster-sheets.ts';
import { rostersRoutes } from './http/rosters.ts';
import { samplePagesRoutes } from './http/sample-pages.ts';
import { securityHeaders } from './http/security-headers.ts';
import { requireOwnOrigin, requireStaff, type StaffVariables, sessionRoutes } from './http/staff-session.ts';
import { staticRoutes } from './http/static-files.ts';
import type { Rooms } from './rooms.ts';

export interface AppOptions {
  rooms: Rooms;
  log: Logger;
  version: string;
  /** Called when records came in, so that the work behind the requests begins at once. */
  wake: () => void;
  /** The address that people and tablets use, without a slash at the end. */
  publicUrl: () => string;
  withSamplePages: boolean;
}

const onListTrouble =
  (log: Logger) =>
  (error: unknown): void =>
    log.error({ error }, 'work on an attendance list failed');

const consoleRoutes = ({ rooms, publicUrl, wake, log }: AppOptions, secure: boolean) =>
  new Hono<StaffVariables>()
    .use(requireOwnOrigin((context: Context) => [publicUrl(), new URL(context.req.url).origin]))
    .route('/', sessionRoutes(rooms, secure))
    .use(requireStaff(rooms, secure))
    .route('/', eventsRoutes(rooms, publicUrl))
    .route('/', devicesRoutes(rooms))
    .route('/', reviewRoutes(rooms, wake))
    .route('/', registrantsRoutes(rooms))
    .route('/', duplicatesRoutes(rooms, log))
    .route('/', checkInsRoutes(rooms, wake))
    .route('/', quarantineRoutes(rooms, wake))
    .route('/', importsRoutes(rooms, wake))
    .route('/', badgeListsRoutes(rooms, wake))
    .route(
      '/',
      attendanceListsRoutes(rooms, {
        wake,
        onTrouble: onListTrouble(log),
      }),
    )
    .route('/', organiserLinksRoutes(rooms, publicUrl))
    .route('/', classesRoutes(rooms, { publicUrl, wake }))
    .route('/', rostersRoutes(rooms, { publicUrl, wake }))
    .route('/', rosterSheetsRoutes(rooms));

/** No request that is typed by a person or made by a tablet is larger; what may be says so at its route. */
const requestLimit = bodyLimit({
  maxSize: maxBatchBytes,
  onError: (context) =>
    refuse(context, 413, 'too-large', 'This request is larger than any that is expected here.'),
});
const ownLimit = [
  '/v1/batches',
  '/v1/organiser/lists',
  '/api/imports',
  '/api/attendance-lists',
  '/api/badge-lists',
  '/api/classes/:id/people',
  '/api/classes/:id/sheets',
];

export const createApp = (options: AppOptions): Hono => {
  const { rooms, log, version, wake, publicUrl, withSamplePages } = options;
  const secure = publicUrl().startsWith('https:');
  const app = new Hono();
  app.use(securityHeaders(secure));
  app.use(compress());
  app.use(endConnectionOfUnread);
  app.use(except(ownLimit, requestLimit));
  app.route('/', healthRoutes(rooms, version));
  app.route('/v1', batchesRoutes(rooms, wake));
  app.route('/v1', enrolmentsRoutes(rooms));
  app.route('/v1', rosterChangesRoutes(rooms));
  app.route('/v1', rosterCheckRoutes(rooms));
  app.route('/v1', ownPhoneRoutes(rooms, wake));
  app.route('/v1', organisersRoutes(rooms, onListTrouble(log)));
  app.route('/api', consoleRoutes(options, secure));
  app.get(
    '/openapi.json',
    openAPIRouteHandler(app, {
      documentation: { info: { title: 'Rollcall', version, description: 'Check-ins in, credit out.' } },
      // Refusals have one form, which every route names as its default; the validator's own is never sent.
      defaultValidationErrorResponse: false,
    }),
  );
  const nothingHere = (context: Context) =>
    refuse(context, 404, 'not-found', 'There is nothing at this address.');
  app.all('/v1/*', nothingHere);
  app.all('/api/*', nothingHere);
  if (withSamplePages) app.route('/', samplePagesRoutes(rooms));
  app.route('/', staticRoutes());
  app.notFound((context) => context.text('There is nothing at this address.\n', 404));
  app.onError((error, context) => {
    // Hono's own refusals: a body that is no JSON. Or one nested so deeply that reading it overflows the stack.
    if (error instanceof HTTPException || isTooDeep(error))
      return refuse(context, 400, 'invalid-request', 'This request cannot be read.');
    // The sender went away in the middle of its request: nobody is there to be told, and nothing went wrong here.
    if ('code' in error && error.code === 'ECONNRESET')
      return refuse(context, 400, 'incomplete', 'This request ended before it was complete.');
    log.error({ error, path: context.req.path }, 'request failed');
    return refuse(context, 500, 'trouble', 'Something went wrong on the server. Try again.');
  });
  return app;
};

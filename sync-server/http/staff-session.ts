import { type Context, Hono } from 'hono';
import { deleteCookie, getCookie, setCookie } from 'hono/cookie';
import { createMiddleware } from 'hono/factory';
import { SignInRequest, StaffSession } from '#domain/console-api.ts';
import { type StaffMember, sessionMs } from '../access/index.ts';
import type { Rooms } from '../rooms.ts';
import { documented, parse, refuse } from './refusal.ts';

export interface StaffVariables {
  Variables: { staff: StaffMember };
}

const cookieName = 'rollcall';
/** The `__Host-` prefix needs TLS (RFC 6265bis 4.1.3.2); plain http on the own machine goes without. */
const cookieKind = (secure: boolean) => (secure ? { prefix: 'host' as const } : {});

const tokenOf = (context: Context, secure: boolean): string | undefined =>
  secure ? getCookie(context, cookieName, 'host') : getCookie(context, cookieName);

const answerFor = ({ id, name, role }: StaffMember): StaffSession => ({ staff: { id, name, role } });

/** Lets only signed-in staff pass. */
export const requireStaff = ({ access }: Rooms, secure: boolean) =>
  createMiddleware<StaffVariables>(async (context, next) => {
    const token = tokenOf(context, secure);
    const staff = token ? await access.sessionOf(token) : null;
    if (!staff) return refuse(context, 401, 'signed-out', 'You are signed out. Open a new sign-in link.');
    context.set('staff', staff);
    return next();
  });

/** Browsers name the page that sends an unsafe request: only our own may. */
export const requireOwnOrigin = (origins: (context: Context) => string[]) =>
  createMiddleware(async (context, next) => {
    const isSafe = context.req.method === 'GET' || context.req.method === 'HEAD';
    const origin = context.req.header('origin');
    if (isSafe || (origin !== undefined && origins(context).includes(origin))) return next();
    return refuse(context, 403, 'foreign-origin', 'This request did not come from the console.');
  });

/** Sign-in by one-time link, the session, and sign-out. */
export const sessionRoutes = (rooms: Rooms, secure: boolean) =>
  new Hono()
    .post(
      '/sign-in',
      documented('Sign in with the one-time code of a link', StaffSession, ['console']),
      parse('json', SignInRequest),
      async (context) => {
        const signedIn = await rooms.access.signIn(context.req.valid('json').code);
        if (!signedIn.ok) {
          const { problem } = signedIn;
          const words = {
            unknown: 'is not known',
            expired: 'is older than an hour',
            used: 'was used already',
          };
          return refuse(
            context,
            problem === 'unknown' ? 404 : 410,
            `${problem}-code`,
            `This sign-in link ${words[problem]}. Ask for a new one.`,
          );
        }
        setCookie(context, cookieName, signedIn.value.token, {
          ...cookieKind(secure),
          path: '/',
          httpOnly: true,
          sameSite: 'Strict',
          secure,
          maxAge: sessionMs / 1000,
        });
        return context.json(answerFor(signedIn.value.staff));
      },
    )
    .get(
      '/session',
      documented('Who is signed in', StaffSession, ['console']),
      requireStaff(rooms, secure),
      (context) => context.json(answerFor(context.get('staff'))),
    )
    .post('/sign-out', documented('End the session', null, ['console']), async (context) => {
      const token = tokenOf(context, secure);
      if (token) await rooms.access.signOut(token);
      deleteCookie(context, cookieName, { ...cookieKind(secure), path: '/', secure });
      return context.body(null, 204);
    });

import { createMiddleware } from 'hono/factory';
import type { Device } from '../access/index.ts';
import type { Rooms } from '../rooms.ts';
import { refuse } from './refusal.ts';

export interface DeviceVariables {
  Variables: { device: Device };
}

/** Lets only enrolled devices pass, by their bearer token. */
export const requireDevice = ({ access }: Rooms) =>
  createMiddleware<DeviceVariables>(async (context, next) => {
    const token = /^Bearer ([\w-]+)$/.exec(context.req.header('authorization') ?? '')?.[1];
    const device = token ? await access.deviceOf(token) : null;
    if (device?.ok) {
      context.set('device', device.value);
      return next();
    }
    return device?.problem === 'revoked'
      ? refuse(context, 401, 'revoked', 'This tablet was revoked. What it holds is kept; ask the office.')
      : refuse(
          context,
          401,
          'unknown-token',
          'This tablet is not enrolled here. Enrol it again with a new code.',
        );
  });

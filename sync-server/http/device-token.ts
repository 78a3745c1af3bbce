import { createMiddleware } from 'hono/factory';
import type { Device } from '../access/index.ts';
import type { Rooms } from '../rooms.ts';
import { refuse } from './refusal.ts';

export interface DeviceVariables {
  Variables: { device: Device };
}

/** Lets only enrolled devices pass, by their bearer token; revoked ones too, which may hand in what they hold. */
export const requireDevice = ({ access }: Rooms) =>
  createMiddleware<DeviceVariables>(async (context, next) => {
    const token = /^Bearer ([\w-]+)$/.exec(context.req.header('authorization') ?? '')?.[1];
    const device = token ? await access.deviceOf(token) : null;
    if (!device) {
      return refuse(
        context,
        401,
        'unknown-token',
        'This tablet is not enrolled here. Enrol it again with a new code.',
      );
    }
    await access.noteSeen(device.id);
    context.set('device', device);
    return next();
  });

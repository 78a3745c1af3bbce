import type { Context } from 'hono';
import { createMiddleware } from 'hono/factory';
import type { Device } from '../access/index.ts';
import type { Rooms } from '../rooms.ts';
import { refusal, refuse } from './refusal.ts';

export interface DeviceVariables {
  Variables: { device: Device };
}

export const stranger = refusal(
  'unknown-token',
  'This tablet is not enrolled here. Enrol it again with a new code.',
);

export const refuseRevoked = (context: Context) =>
  refuse(
    context,
    401,
    'revoked',
    'This tablet was revoked. What it still holds may be sent; then it is wiped.',
  );

/** The enrolled device whose bearer token a request carries, revoked ones too, which may hand in what they hold. */
export const deviceOfRequest = async (
  { access }: Rooms,
  authorization: string | undefined,
): Promise<Device | null> => {
  const token = /^Bearer ([\w-]+)$/.exec(authorization ?? '')?.[1];
  const device = token === undefined ? null : await access.deviceOf(token);
  if (device) await access.noteSeen(device.id);
  return device;
};

/** Lets only enrolled devices pass. */
export const requireDevice = (rooms: Rooms) =>
  createMiddleware<DeviceVariables>(async (context, next) => {
    const device = await deviceOfRequest(rooms, context.req.header('authorization'));
    if (!device) return context.json(stranger, 401);
    context.set('device', device);
    return next();
  });

import { type DestinationStream, pino } from 'pino';

/** What a line says of an error. Only these fields: others may hold what was being worked on. */
const describeError = (error: unknown) =>
  error instanceof Error
    ? {
        type: error.name,
        message: error.message,
        stack: error.stack,
        ...('code' in error && { code: error.code }),
      }
    : { type: typeof error };

/**
 * One line of JSON an event, on standard error. Claims, names, tokens and codes are never given to it.
 * Errors are given as `error`: pino describes those under `err` only, and writes any other as `{}`.
 */
export const createLog = (
  level: 'silent' | 'warn' | 'info',
  destination: DestinationStream = pino.destination(2),
) => pino({ level, base: null, serializers: { error: describeError } }, destination);

import { pino } from 'pino';

/** One line of JSON an event, on standard error. Claims, names, tokens and codes are never given to it. */
export const createLog = (level: 'silent' | 'warn' | 'info') =>
  pino({ level, base: null }, pino.destination(2));

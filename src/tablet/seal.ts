import type { CheckIn } from '#domain/check-in.ts';
import { toBase64Url } from './base64.ts';

/**
 * Puts a check-in into the box of its record. The seam where sealing to the server's key belongs, asynchronous
 * because that is. For now: JSON in UTF-8 as base64url.
 */
export const seal = async (checkIn: CheckIn): Promise<string> =>
  toBase64Url(new TextEncoder().encode(JSON.stringify(checkIn)));

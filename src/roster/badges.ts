import type { BadgePayload } from '#domain/check-in.ts';
import { toBase64 } from '../tablet/base64.ts';
import type { TabletClock } from '../tablet/clock.ts';
import { listenToWedge } from '../tablet/scanner/wedge-listener.ts';

/** Hears a hand scanner without opening the camera. The answer ends it. */
export const hearWedge = (clock: TabletClock, onScan: (badge: BadgePayload) => void): (() => void) =>
  listenToWedge({
    clock,
    earlyKeys: [],
    onScan: (text) => onScan({ bytes: toBase64(new TextEncoder().encode(text)), symbology: null }),
  }).stop;

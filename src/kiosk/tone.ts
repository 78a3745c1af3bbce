import type { Outcome } from './form.ts';

interface Note {
  hertz: number;
  atMs: number;
  lengthMs: number;
  volume: number;
}

/** A first sign-in rises; a repeat is one quieter note of the same kind: success too. What is taken back falls. */
const notesOf: Record<Outcome, Note[]> = {
  'signed-in': [
    { hertz: 660, atMs: 0, lengthMs: 120, volume: 0.25 },
    { hertz: 990, atMs: 110, lengthMs: 220, volume: 0.25 },
  ],
  again: [{ hertz: 660, atMs: 0, lengthMs: 160, volume: 0.1 }],
  unreadable: [
    { hertz: 660, atMs: 0, lengthMs: 120, volume: 0.2 },
    { hertz: 770, atMs: 110, lengthMs: 220, volume: 0.2 },
  ],
  corrected: [
    { hertz: 660, atMs: 0, lengthMs: 120, volume: 0.2 },
    { hertz: 990, atMs: 110, lengthMs: 220, volume: 0.2 },
  ],
  withdrawn: [
    { hertz: 660, atMs: 0, lengthMs: 140, volume: 0.2 },
    { hertz: 440, atMs: 130, lengthMs: 220, volume: 0.2 },
  ],
};

/** For a hand on the tablet, in milliseconds of buzz, pause, buzz. */
const buzzOf: Record<Outcome, number[]> = {
  'signed-in': [60],
  again: [30],
  unreadable: [60, 60, 60],
  corrected: [60],
  withdrawn: [120],
};

const factors = { off: 0, quiet: 0.4, normal: 1, loud: 2.4 } as const;
export type Volume = keyof typeof factors;
export const volumes = Object.keys(factors) as Volume[];

const isVolume = (text: string | null): text is Volume => volumes.some((volume) => volume === text);
const volumeKey = 'rollcall-volume';

/** What staff chose for this tablet. */
export const readVolume = (): Volume => {
  const kept = localStorage.getItem(volumeKey);
  return isVolume(kept) ? kept : 'normal';
};

let context: AudioContext | null = null;

const openAudio = (): AudioContext => {
  context ??= new AudioContext();
  void context.resume().catch(() => undefined);
  return context;
};

/**
 * Makes the sound ready: at a touch, since browsers let a page be heard only from then on, and before the first
 * visitor's tone, since opening the way to the loudspeaker holds a slow tablet up for longer than the tone's attack.
 */
export const readyTones = (): void => {
  const open = (): void => {
    try {
      openAudio();
    } catch {
      // No loudspeaker: the screen says it.
    }
  };
  addEventListener('pointerdown', open, { once: true, passive: true });
};

const playNotes = (notes: readonly Note[], factor: number): void => {
  const audio = openAudio();
  for (const { hertz, atMs, lengthMs, volume } of notes) {
    const oscillator = audio.createOscillator();
    const gain = audio.createGain();
    const start = audio.currentTime + atMs / 1_000;
    oscillator.frequency.value = hertz;
    gain.gain.setValueAtTime(volume * factor, start);
    gain.gain.exponentialRampToValueAtTime(0.001, start + lengthMs / 1_000);
    oscillator.connect(gain).connect(audio.destination);
    oscillator.start(start);
    oscillator.stop(start + lengthMs / 1_000);
  }
};

/** The outcome as a sound and a buzz. Silence (no hardware, not allowed before a touch) is no error. */
export const playTone = (outcome: Outcome): void => {
  try {
    const factor = factors[readVolume()];
    if (factor > 0) playNotes(notesOf[outcome], factor);
    navigator.vibrate?.(buzzOf[outcome]);
  } catch {
    // The screen says it too.
  }
};

/** Remembers the volume over restarts, and lets staff hear it. */
export const chooseVolume = (volume: Volume): void => {
  localStorage.setItem(volumeKey, volume);
  playTone('signed-in');
};

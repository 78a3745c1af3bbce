import type { Outcome } from './visit.ts';

interface Note {
  hertz: number;
  atMs: number;
  lengthMs: number;
  volume: number;
}

/** A first sign-in rises; a repeat is one quieter note of the same kind: success too. */
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
};

let audio: AudioContext | null = null;

/** Plays the outcome's sound. Silence (no sound hardware, not allowed before a touch) is no error. */
export const playTone = (outcome: Outcome): void => {
  try {
    audio ??= new AudioContext();
    void audio.resume().catch(() => undefined);
    for (const { hertz, atMs, lengthMs, volume } of notesOf[outcome]) {
      const oscillator = audio.createOscillator();
      const gain = audio.createGain();
      const start = audio.currentTime + atMs / 1_000;
      oscillator.frequency.value = hertz;
      gain.gain.setValueAtTime(volume, start);
      gain.gain.exponentialRampToValueAtTime(0.001, start + lengthMs / 1_000);
      oscillator.connect(gain).connect(audio.destination);
      oscillator.start(start);
      oscillator.stop(start + lengthMs / 1_000);
    }
  } catch {
    // The screen says it too.
  }
};

import { defineConfig } from 'vitest/config';

export default defineConfig({
  root: import.meta.dirname,
  test: {
    include: ['unit/**/*.test.ts', 'unit/**/*.test.tsx', 'server/**/*.test.ts'],
    // Property tests and real servers want more than the default five seconds on a busy machine.
    testTimeout: 30_000,
    // Most wait for processes and disks: one worker, the default on two cores, leaves half of the machine idle.
    maxWorkers: 2,
    // Files share what they import: a fresh world for each costs a fifth of the time.
    isolate: false,
  },
});

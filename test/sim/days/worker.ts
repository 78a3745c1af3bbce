/** A thread that lives one simulated day after another. */
import { parentPort } from 'node:worker_threads';
import { simulateDay } from './day.ts';
import { watchRestlessness } from './still.ts';
import { installFaults } from './storage.ts';

// Dexie warns of what is done to it here on purpose, and the server of an app that is not built.
console.warn = () => undefined;
watchRestlessness();
installFaults();
parentPort?.on('message', async (seed: number) => parentPort?.postMessage(await simulateDay(seed)));

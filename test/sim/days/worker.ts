/** A thread that lives one simulated day after another. */
import { parentPort } from 'node:worker_threads';
import { simulateDay } from './day.ts';
import { watchRestlessness } from './still.ts';
import { installFaults } from './storage.ts';

watchRestlessness();
installFaults();
parentPort?.on('message', async (seed: number) => parentPort?.postMessage(await simulateDay(seed)));

/** Reads the configuration, opens the store, starts. */
import { dayInZone } from '#domain/calendar.ts';
import { instantOf, systemClock } from './clock.ts';
import { databaseFileOf, readConfig } from './config.ts';
import { createLog } from './log.ts';
import type { Rooms } from './rooms.ts';
import { ensureClassToday, ensureEventsToday, isSampleLoaded, loadSample } from './sample/index.ts';
import { startServing } from './serve.ts';
import { firstAdministrator, startLinks } from './start-links.ts';

const stopWith = (sentence: string): never => {
  console.error(sentence);
  process.exit(1);
};

const config = readConfig(process.argv.slice(2), process.env);
if (!config.ok) stopWith(`Rollcall cannot start: ${config.problem}`);
else {
  const { port, host, data, sample, publicUrl, mail } = config.value;
  const log = createLog('warn');

  const prepare = async (rooms: Rooms): Promise<void> => {
    await rooms.access.addStaff(firstAdministrator);
    if (!sample) return;
    const today = dayInZone(instantOf(systemClock), 'UTC');
    if (!(await isSampleLoaded(rooms.store.db))) {
      const { registrants, events } = await loadSample(rooms, { today });
      console.log(`Sample data loaded: ${registrants} fictional registrants, ${events} approved events.`);
    }
    await ensureEventsToday(rooms, today);
    await ensureClassToday(rooms, today, firstAdministrator.id);
  };

  const serving = await startServing({
    databaseFile: databaseFileOf(data),
    host,
    port,
    publicUrl,
    mail,
    clock: systemClock,
    log,
    prepare,
  }).catch((error: NodeJS.ErrnoException) =>
    stopWith(
      error.code === 'EADDRINUSE'
        ? `Port ${port} is taken by another program. Stop it, or choose another port: npm start -- --port ${port + 1}`
        : `Rollcall cannot start: ${error.message}`,
    ),
  );

  console.log(`\nRollcall is running on ${serving.url}. Stop it with Ctrl+C; the data stays in ${data}.\n`);
  for (const { what, link } of await startLinks(serving.rooms, serving.url))
    console.log(`  ${what}\n    ${link}\n`);

  for (const signal of ['SIGINT', 'SIGTERM'] as const) {
    process.once(signal, () => void serving.stop().then(() => process.exit(0)));
  }
}

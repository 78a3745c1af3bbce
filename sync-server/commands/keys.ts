/**
 * `npm run --silent keys -- list`, `… rotate`, `… backup --to FILE`: the keys that tablets seal check-ins to.
 * `--data FOLDER` names the folder of the data as the server's flag does. The server may run meanwhile: it takes a
 * new key when the next tablet fetches its pack.
 */
import { existsSync } from 'node:fs';
import { parseArgs } from 'node:util';
import { fail, type Result, succeed } from '#domain/result.ts';
import { databaseFileOf, dataFolderOf } from '../config.ts';
import { type Keys, openKeys } from '../keys/index.ts';
import { keyFileOf } from '../rooms.ts';
import { openStore } from '../store/index.ts';
import { finish, wordsOf } from './command-line.ts';

const usage =
  'Say what to do: list, rotate, or backup --to FILE. With --data FOLDER where the data is not in .rollcall.';

interface Order {
  act: 'list' | 'rotate' | 'backup';
  to: string | null;
  data: string;
}

const readOrder = (args: string[], environment: NodeJS.ProcessEnv): Result<Order, string> => {
  try {
    const { values, positionals } = parseArgs({
      args,
      allowPositionals: true,
      options: { to: { type: 'string' }, data: { type: 'string' } },
    });
    const [act, more] = positionals;
    if ((act !== 'list' && act !== 'rotate' && act !== 'backup') || more !== undefined) return fail(usage);
    if ((act === 'backup') !== (values.to !== undefined)) return fail(usage);
    return succeed({ act, to: values.to ?? null, data: dataFolderOf(values.data, environment) });
  } catch (thrown) {
    return fail(`${wordsOf(thrown)}. ${usage}`);
  }
};

const carryOut = async (keys: Keys, { act, to }: Order): Promise<void> => {
  if (act === 'rotate') {
    await keys.rotate();
    console.log('Tablets seal to the new key from the next time they fetch their pack (every 15 minutes).');
    console.log('Back the keys up again: only a backup made from now on holds the new one.');
  }
  if (to !== null) {
    keys.backUp(to);
    console.log(
      `${to} opens every check-in of this database. Keep it as safe as the data, and apart from it.`,
    );
  }
};

const run = async (order: Order): Promise<Result<Record<string, unknown>, string>> => {
  const databaseFile = databaseFileOf(order.data);
  if (!existsSync(databaseFile)) return fail(`There is no database of Rollcall in ${order.data}.`);
  const store = openStore(databaseFile);
  try {
    const keys = await openKeys({ store, file: keyFileOf(databaseFile) });
    await carryOut(keys, order);
    const [current, ...older] = keys.all().map(({ id }) => id);
    return succeed({ forTablets: current, forOpeningOnly: older, file: keyFileOf(databaseFile) });
  } catch (thrown) {
    const exists = thrown instanceof Error && 'code' in thrown && thrown.code === 'EEXIST';
    return fail(exists ? `${order.to} is there already. Name a new file.` : wordsOf(thrown));
  } finally {
    await store.close();
  }
};

const order = readOrder(process.argv.slice(2), process.env);
finish(order.ok ? await run(order.value) : order);

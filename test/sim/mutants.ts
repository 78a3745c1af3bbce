/**
 * `npm run --silent mutants`: breaks the protocol on purpose, one fault at a time, in a copy; each must be noticed
 * by a campaign or a test, and the output says by which.
 */
import { parseArgs } from 'node:util';
import { inFolder } from './crash/folders.ts';
import { creditMutants } from './mutants/credit.ts';
import { ask, type Finding, passed } from './mutants/detectors.ts';
import type { Mutant } from './mutants/mutant.ts';
import { noticeMutants } from './mutants/notices.ts';
import { pictureMutants } from './mutants/pictures.ts';
import { rosterMutants } from './mutants/rosters.ts';
import { serverMutants } from './mutants/server.ts';
import { tabletMutants } from './mutants/tablet.ts';
import { wireMutants } from './mutants/wire.ts';
import { openWorkbench, troubleWith } from './mutants/workbench.ts';

/** At a time, each in a copy of its own. */
const workbenches = 2;

const { values } = parseArgs({
  options: {
    only: { type: 'string' },
    // For `npm test`, which has asked every detector about the very same files itself.
    'without-control': { type: 'boolean', default: false },
  },
});
const all = [
  ...serverMutants,
  ...tabletMutants,
  ...wireMutants,
  ...creditMutants,
  ...rosterMutants,
  ...pictureMutants,
  ...noticeMutants,
];
/** Campaigns and test files, each once. */
const detectors = [...new Set(all.map(({ noticedBy }) => noticedBy))];
const mutants = all.filter(({ name }) => values.only === undefined || values.only.split(',').includes(name));

/** Asks the most likely detector first, then all others. */
const hunt = async (folder: string, { noticedBy, test }: Mutant): Promise<Finding> => {
  const first = await ask(folder, [noticedBy], test);
  return first.is === 'passed' ? ask(folder, detectors) : first;
};

const huntAll = (onResult: (mutant: Mutant, finding: Finding) => void): Promise<Finding> =>
  inFolder(async (untouched) => {
    let next = 0;
    const work = (): Promise<void> =>
      inFolder(async (folder) => {
        const bench = openWorkbench(folder);
        for (let mutant = mutants[next++]; mutant; mutant = mutants[next++]) {
          const one = mutant;
          onResult(one, await bench.broken(one, () => hunt(folder, one)));
        }
      });
    await Promise.all(Array.from({ length: workbenches }, work));
    // What notices a break must be silent where nothing is broken, or it proves nothing.
    return values['without-control'] ? passed : ask(openWorkbench(untouched).folder, detectors);
  });

const problems = mutants.flatMap((mutant) => {
  const trouble = troubleWith(mutant);
  return trouble === null ? [] : [`the mutant ${mutant.name} is none: ${trouble}`];
});
const names = new Set(mutants.map(({ name }) => name));
if (names.size < mutants.length) problems.push('two mutants have one name');
const survivors: string[] = [];
let killed = 0;
if (problems.length === 0) {
  const control = await huntAll(({ name, breaks }, { is, what }) => {
    if (is === 'noticed') {
      killed++;
      console.log(`${name} (${breaks})\n  noticed by ${what}`);
      return;
    }
    survivors.push(name);
    problems.push(
      is === 'passed' ? `${name} survived: ${breaks}` : `nobody knows whether ${name} was noticed: ${what}`,
    );
  });
  if (control.is !== 'passed') problems.push(`without any mutant it is not silent: ${control.what}`);
}
console.log(JSON.stringify({ mutants: mutants.length, killed, survivors }));
for (const problem of problems) console.error(`Broken: ${problem}`);
process.exitCode = problems.length === 0 && killed > 0 ? 0 : 1;

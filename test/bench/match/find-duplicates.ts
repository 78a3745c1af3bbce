/**
 * `find-duplicates.ts LIST.csv OUT.csv`: which rows of one list, with FEBRL's columns, are one person, by the engine's
 * evidence and weights; a program by itself, so that its costs can be told. Each pair is judged by itself, since a
 * person may stand in the list more than twice. Half of the rows have a mate, which is what the weights are learnt from.
 */
import { readFileSync, writeFileSync } from 'node:fs';
import { parse } from 'csv-parse/sync';
import { createTables, readShippedModel } from '../../../sync-server/matching/index.ts';
import { indexCandidates } from '../../../sync-server/matching/linkage/candidates.ts';
import { compareTeachers, createComparing } from '../../../sync-server/matching/linkage/compare-rows.ts';
import { createEvidence } from '../../../sync-server/matching/linkage/evidence.ts';
import { countFrequencies } from '../../../sync-server/matching/linkage/frequencies.ts';
import { codesOf, createScorer, learn, posterior } from '../../../sync-server/matching/linkage/weights.ts';
import type { Row } from './labelled-lists.ts';

const leastProbability = 0.001;

const [file = '', out = ''] = process.argv.slice(2);
const started = performance.now();
const model = readShippedModel('febrl.json');
const tables = createTables(model);
const list = tables.emptyTable();
const rowsOfFile: Row[] = parse(readFileSync(file, 'utf8'), { columns: true, trim: true });
for (const row of rowsOfFile) tables.add(list, row);

const evidence = createEvidence(model, tables, list);
const others = indexCandidates(model, tables.dictionaries, list);
const compare = createComparing(evidence, list, (table, row) =>
  others(table, row).filter((other) => other !== row),
);
const frequencies = countFrequencies(model, tables, list);
const lists = { attendees: list, registrants: list };
const weights = learn(evidence, frequencies, lists, compareTeachers(evidence, list, compare));
const score = createScorer(evidence, frequencies, weights);

const found = new Map<string, number>();
for (const one of list.ids.keys()) {
  const { rows, levels } = compare(one);
  for (const [index, other] of rows.entries()) {
    const ratios = score(codesOf(list, one), other, levels, index * evidence.width);
    const [probability = 0] = posterior([ratios], weights, frequencies.people).same;
    const pair = [Math.min(one, other), Math.max(one, other)].map((row) => list.ids[row]).join();
    // Each of the two may have the rarer spelling: whichever tells more counts.
    if (probability >= Math.max(leastProbability, found.get(pair) ?? 0)) found.set(pair, probability);
  }
}
const lines = [...found].map(([pair, probability]) => `${pair},${probability}\n`);
writeFileSync(out, `left_id,right_id,probability\n${lines.join('')}`);
console.log(
  JSON.stringify({
    seconds: (performance.now() - started) / 1_000,
    peakMemoryMB: process.resourceUsage().maxRSS / 1_024,
  }),
);

/**
 * `find-duplicates.ts LIST.csv OUT.csv`: which rows of one list, with FEBRL's columns, are one person, as the registry is
 * searched for duplicates; a program by itself, so that its costs can be told.
 */
import { readFileSync, writeFileSync } from 'node:fs';
import { parse } from 'csv-parse/sync';
import { createTables, findDuplicates, readShippedModel } from '../../../sync-server/linkage/index.ts';
import type { Row } from './labelled-lists.ts';

const leastProbability = 0.001;

const [file = '', out = ''] = process.argv.slice(2);
const started = performance.now();
const model = readShippedModel('febrl.json');
const tables = createTables(model);
const list = tables.emptyTable();
const rowsOfFile: Row[] = parse(readFileSync(file, 'utf8'), { columns: true, trim: true });
for (const row of rowsOfFile) tables.add(list, row);
const lines = findDuplicates(model, tables, list, { leastProbability, hasFamilies: false }).map(
  ({ one, other, probability }) => `${list.ids[one]},${list.ids[other]},${probability}\n`,
);
writeFileSync(out, `left_id,right_id,probability\n${lines.join('')}`);
console.log(
  JSON.stringify({
    seconds: (performance.now() - started) / 1_000,
    peakMemoryMB: process.resourceUsage().maxRSS / 1_024,
  }),
);

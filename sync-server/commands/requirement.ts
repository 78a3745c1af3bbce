/** `npm run --silent requirement -- --cases C.json --out R.json`: credits and requirement of worked cases. */
import { answerFile } from './command-line.ts';
import { answerCases, CaseFile } from './credit-cases.ts';

answerFile({ option: 'cases', schema: CaseFile, answer: answerCases, counts: 'cases' });

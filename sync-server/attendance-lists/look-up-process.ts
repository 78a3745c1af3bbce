/** The process in which a list is looked up. */
import { answerFromProcess } from '../reading-process.ts';
import { lookUp } from './look-up.ts';

answerFromProcess(lookUp);

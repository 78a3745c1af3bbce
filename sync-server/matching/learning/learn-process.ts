/** The process that learns. */
import { answerFromProcess } from '../../reading-process.ts';
import { learnFrom } from './learn.ts';

answerFromProcess((connection) => learnFrom(connection));

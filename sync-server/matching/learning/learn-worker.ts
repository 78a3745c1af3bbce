/** The thread that learns. */
import { answerFromThread } from '../../reading-thread.ts';
import { learnFrom } from './learn.ts';

await answerFromThread((connection) => learnFrom(connection));

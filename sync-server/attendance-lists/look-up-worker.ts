/** The thread in which a list is looked up. */
import { answerFromThread } from '../reading-thread.ts';
import { lookUp } from './look-up.ts';

await answerFromThread(lookUp);

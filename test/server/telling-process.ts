/** A process that answers with its number. */
import { answerFromProcess } from '../../sync-server/reading-process.ts';

answerFromProcess(() => process.pid);

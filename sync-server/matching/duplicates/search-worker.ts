/** The thread that searches the registry for people who stand in it twice. */
import { answerFromThread } from '../../reading-thread.ts';
import { plainRegistrants } from '../registry-index/whole.ts';
import { searchRegistry } from './search-registry.ts';

await answerFromThread((connection, _order: null, onProgress) =>
  searchRegistry(plainRegistrants(connection), onProgress),
);

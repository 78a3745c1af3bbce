/** The process that searches the registry for people who stand in it twice. */
import { answerFromProcess } from '../../reading-process.ts';
import { plainRegistrants } from '../registry-index/whole.ts';
import { searchRegistry } from './search-registry.ts';

answerFromProcess((connection, _order: null, onProgress) =>
  searchRegistry(plainRegistrants(connection), onProgress),
);

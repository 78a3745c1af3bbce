import type { FileRefusal } from '#domain/list-problem.ts';
import { refusalInEnglish } from '../lists/index.ts';

/** Why a file is refused, as a whole sentence. */
export const listSentence = (refusal: FileRefusal): string => {
  const words = refusalInEnglish(refusal);
  return `${words.charAt(0).toUpperCase()}${words.slice(1)}.`;
};

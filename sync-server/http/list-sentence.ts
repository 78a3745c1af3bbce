/** What is wrong with a file, as the reader of lists says it, as a whole sentence. */
export const listSentence = (problem: string): string =>
  `${problem.charAt(0).toUpperCase()}${problem.slice(1)}.`;

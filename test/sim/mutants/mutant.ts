/** One deliberate break of the protocol, as find and replace. */
export interface Mutant {
  name: string;
  /** What goes wrong, for whoever reads the output. */
  breaks: string;
  /** From the project's root. */
  file: string;
  /** Must occur exactly once in the file. */
  find: string;
  replace: string;
  /** What should notice it, asked first: a campaign by its name, or a test file below `test/`. */
  noticedBy: string;
  /** Part of the test's name, where the whole file takes long. */
  test?: string;
}

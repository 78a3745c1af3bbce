/** Reads an option of a command that is a whole number from `least` on; ends the command with a word where it is none. */
export const wholeNumberOption = (name: string, text: string, least: number): number => {
  const number = Number(text);
  if (Number.isSafeInteger(number) && number >= least) return number;
  console.error(`--${name} is a whole number from ${least} on, and not "${text}".`);
  process.exit(2);
};

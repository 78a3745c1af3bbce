/**
 * How many people of an organiser's list are registrants, told so that nobody learns of a single one whether they are.
 *
 * Who sends lists may know everybody on them but one person, and send lists with that person and without. So the count
 * gets noise of two geometric distributions (Ghosh, Roughgarden, Sundararajan: "Universally utility-maximizing privacy
 * mechanisms", 2009): whatever is told, it is at most e^(1/10) times as likely with the person as without. Rounding or
 * withholding small counts alone would not do: who knows some registrants makes a list that lies just below a bound.
 */

/** Of shorter lists nothing is told: the noise would be all there is to see. */
export const fewestRowsToldOf = 50;

/** The larger, the less an answer says of one person: its likelihoods differ by at most e^(1 / spread). */
export const spread = 10;

/** What is told is a multiple of so many: more digits would promise what is not there. */
const toldStep = 10;

/** Numbers from 0 up, each following one e^(-1 / spread) times as often. `uniform` is from 0 to below 1. */
const geometric = (uniform: number): number => Math.floor(-Math.log(1 - uniform) * spread);

/** `count` of at most `most`, blurred. `uniform` is drawn twice, and must be a secret. */
export const blurred = (
  count: number,
  { most, uniform }: { most: number; uniform: () => number },
): number => {
  const noisy = count + geometric(uniform()) - geometric(uniform());
  const rounded = Math.round(noisy / toldStep) * toldStep;
  return Math.min(Math.max(rounded, 0), most);
};

import { type CodeAge, mostPeoplePerCode } from '#domain/own-phone.ts';

/** Why a person must look at a sign-in by a code, as a sentence for staff; null when there is no reason. Pure. */
export const whyToWait = (age: CodeAge, people: number): string | null => {
  if (age.is === 'doubtful')
    return `the station's code was ${age.minutes} minutes ${age.ahead ? "ahead of the server's clock" : 'old'}`;
  return people > mostPeoplePerCode ? `the same code was used by ${people} people` : null;
};

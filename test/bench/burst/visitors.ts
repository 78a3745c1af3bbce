import type { Registrant } from '../../../src/domain/registrant.ts';
import { randomStream } from '../../../sync-server/sample/random.ts';
import { type Visitor, vCardOf } from '../../browser/visitors.ts';

export interface BurstVisitor extends Visitor {
  by: 'badge' | 'wedge' | 'form';
  payload: string;
}

/** The people of a break between two talks: most with a badge for the camera, some for the hand scanner, some without. */
export const makeBurst = (registrants: readonly Registrant[], seed: number): BurstVisitor[] => {
  const random = randomStream(seed, 'burst');
  return registrants.map((registrant, index): BurstVisitor => {
    const visitor: Visitor = {
      name: `${registrant.givenName} ${registrant.surname}`,
      number: registrant.registrantNumber,
      email: registrant.email ?? `visitor.${index}@mailbox.example`,
    };
    const lot = random.fraction();
    const by = lot < 0.5 ? 'badge' : lot < 0.8 ? 'wedge' : 'form';
    return { ...visitor, by, payload: vCardOf(visitor) };
  });
};

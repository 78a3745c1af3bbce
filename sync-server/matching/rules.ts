import type { Agreement } from './agreement.ts';

/**
 * What follows from an agreement. The first rule that fits is taken. Probabilities are fixed, they order
 * candidates and no more, until the learning engine replaces these rules.
 */
interface Rule {
  fits: (agreement: Agreement) => boolean;
  probability: number;
  /** Why a person must decide; null where the rule links by itself. */
  why: string | null;
}

const isNamed = ({ name }: Agreement): boolean => name === 'full' || name === 'initial';
const isAnotherName = ({ name }: Agreement): boolean => name === 'differs';
const isNear = ({ phone, postalCode }: Agreement): boolean => phone === true || postalCode === true;
const isReached = (a: Agreement): boolean => a.email === true || isNear(a);

export const rules: readonly Rule[] = [
  { fits: (a) => a.number === true && isNamed(a), probability: 0.999, why: null },
  {
    fits: (a) => isNamed(a) && a.email === true && a.number !== false,
    probability: 0.995,
    why: null,
  },
  {
    fits: (a) => a.name === 'full' && isNear(a) && a.number !== false && a.email !== false,
    probability: 0.99,
    why: null,
  },
  {
    fits: (a) => isNamed(a) && isReached(a) && a.number === false,
    probability: 0.8,
    why: 'the name agrees but the registrant number differs',
  },
  {
    fits: (a) => a.name === 'full' && isNear(a) && a.email === false,
    probability: 0.8,
    why: 'the name agrees but the e-mail differs',
  },
  {
    fits: (a) => a.name === 'initial' && isNear(a),
    probability: 0.6,
    why: 'of the given name there is only an initial',
  },
  {
    fits: (a) => a.number === true && !isAnotherName(a) && a.email === true,
    probability: 0.6,
    why: 'registrant number and e-mail agree, but not the full name',
  },
  {
    fits: (a) => a.number === true && a.name === null,
    probability: 0.55,
    why: 'a registrant number alone is not enough',
  },
  {
    fits: (a) => a.number === true && !isAnotherName(a),
    probability: 0.55,
    why: 'the registrant number is known, but only part of the name agrees',
  },
  {
    fits: (a) => isNamed(a) && a.number === false,
    probability: 0.4,
    why: 'the name agrees but the registrant number differs',
  },
  {
    fits: (a) => isNamed(a) && a.email === false,
    probability: 0.4,
    why: 'the name agrees but the e-mail differs',
  },
  { fits: isNamed, probability: 0.5, why: 'the name alone is not enough' },
  {
    fits: (a) => a.email === true && !isAnotherName(a),
    probability: 0.45,
    why: 'the e-mail is known, but not with the full name',
  },
  {
    fits: (a) => a.number === true,
    probability: 0.3,
    why: 'the registrant number belongs to somebody with another name',
  },
  {
    fits: (a) => a.email === true,
    probability: 0.3,
    why: 'the e-mail belongs to somebody with another name',
  },
  {
    fits: (a) => a.phone === true,
    probability: 0.2,
    why: 'the phone belongs to somebody with another name',
  },
  { fits: () => true, probability: 0.1, why: 'only part of the name is the same' },
];

/** Values with what every comparison asks of them, worked out once: a list compares the same ones millions of times. */
import { type AddressName, nameInAddress } from './address-names.ts';
import { soundOf } from './similarity.ts';

/** A text without its blanks, or one word of it. */
export class Spelling {
  readonly text: string;
  /** Which letters it has, one bit for each; letters of other scripts share bits. */
  readonly letters: number;
  private heard: string | null = null;

  constructor(text: string) {
    this.text = text;
    let letters = 0;
    for (let at = 0; at < text.length; at++) letters |= 1 << (text.charCodeAt(at) & 31);
    this.letters = letters;
  }

  get sound(): string {
    this.heard ??= soundOf(this.text);
    return this.heard;
  }
}

/** A normalised value that is not empty. Most are compared by their text alone: the rest is worked out when asked for. */
export class Written {
  readonly text: string;
  private split: readonly string[] | null = null;
  private spelling: Spelling | null = null;
  private spellings: { joined: Spelling; first: Spelling } | null = null;
  private named: AddressName | null = null;

  constructor(text: string) {
    this.text = text;
  }

  get words(): readonly string[] {
    this.split ??= this.text.split(' ');
    return this.split;
  }

  /** As it stands. */
  get whole(): Spelling {
    this.spelling ??= new Spelling(this.text);
    return this.spelling;
  }

  /** What an address says of its owner's name. */
  get ofAddress(): AddressName {
    this.named ??= nameInAddress(this.text);
    return this.named;
  }

  /** Without its blanks: of a single word, one and the same as it stands. */
  get joined(): Spelling {
    return this.parts().joined;
  }

  /** Its first word. */
  get first(): Spelling {
    return this.parts().first;
  }

  private parts(): { joined: Spelling; first: Spelling } {
    this.spellings ??=
      this.words.length === 1
        ? { joined: this.whole, first: this.whole }
        : { joined: new Spelling(this.words.join('')), first: new Spelling(this.words[0] ?? '') };
    return this.spellings;
  }
}

const countBits = (bits: number): number => {
  let rest = bits - ((bits >>> 1) & 0x55555555);
  rest = (rest & 0x33333333) + ((rest >>> 2) & 0x33333333);
  return Math.imul((rest + (rest >>> 4)) & 0x0f0f0f0f, 0x01010101) >>> 24;
};

/** Whether one typing error could make one of the other, by their lengths and letters alone. */
export const mayBeOneErrorAway = (one: Spelling, other: Spelling): boolean => {
  const apart = one.text.length - other.text.length;
  if (apart > 1 || apart < -1) return false;
  const [own, others] = [one.letters & ~other.letters, other.letters & ~one.letters];
  return (own & (own - 1)) === 0 && (others & (others - 1)) === 0;
};

/** More than rounding can add. */
const margin = 1e-9;

/** Never less than their Jaro-Winkler similarity, by lengths, letters and their beginning alone. */
export const jaroWinklerAtMost = (one: Spelling, other: Spelling): number => {
  const [{ text, letters }, { text: otherText, letters: otherLetters }] = [one, other];
  const common = Math.min(
    text.length - countBits(letters & ~otherLetters),
    otherText.length - countBits(otherLetters & ~letters),
  );
  if (common <= 0) return 0;
  const jaro = (common / text.length + common / otherText.length + 1) / 3;
  let prefix = 0;
  while (prefix < 4 && prefix < text.length && text.charCodeAt(prefix) === otherText.charCodeAt(prefix))
    prefix++;
  return jaro + prefix * 0.1 * (1 - jaro) + margin;
};

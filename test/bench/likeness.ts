/**
 * `node test/bench/likeness.ts [--pictures N] [--kept N]`: how well a picture is known again after what people do to it,
 * how far different pictures are apart, how long a look among many takes, and what the worst picture takes. Beside our
 * hash the difference hash of 64 bits (hackerfactor.com, "Kind of Like That", 2013). Its last line is JSON; it fails when
 * two different photographs or two people's forms would be called alike more often than once in a thousand pairs.
 */
import { execFileSync } from 'node:child_process';
import { parseArgs } from 'node:util';
import sharp from 'sharp';
import {
  distance,
  greyAcross,
  hashesOf,
  mostDistance,
} from '../../src/domain/application/picture-likeness.ts';
import { disguises } from './likeness/disguises.ts';
import { greediest } from './likeness/greedy-pictures.ts';
import { timeLooks } from './likeness/look-among-many.ts';
import {
  certificateOf,
  drawsFrom,
  photoOfHall,
  photoOfNameTag,
  scanOfForm,
} from './likeness/made-up-pictures.ts';

const { values } = parseArgs({
  options: { pictures: { type: 'string', default: '40' }, kept: { type: 'string', default: '100000' } },
});
const each = Number(values.pictures);
const formsOfOneKind = 8;
/** What is usual for 64 bits: "a distance of more than 10 is most likely a different image". */
const usualBound = 10;

interface Seen {
  ours: Uint8Array[];
  sought: Uint8Array[];
  short: Uint8Array;
}

const greyOf = (bytes: Buffer, width: number, height: number): Promise<Uint8Array> =>
  sharp(bytes)
    .autoOrient()
    .flatten({ background: '#ffffff' })
    .greyscale()
    .resize(width, height, { fit: 'fill' })
    .raw()
    .toBuffer();

const differenceHash = async (bytes: Buffer): Promise<Uint8Array> => {
  const luma = await greyOf(bytes, 9, 8);
  const hash = new Uint8Array(8);
  for (let bit = 0; bit < 64; bit++) {
    const at = Math.floor(bit / 8) * 9 + (bit % 8);
    if ((luma[at] ?? 0) < (luma[at + 1] ?? 0)) hash[bit >> 3] = (hash[bit >> 3] ?? 0) | (1 << (bit & 7));
  }
  return hash;
};

const look = async (bytes: Buffer): Promise<Seen> => {
  const found = hashesOf({ across: greyAcross, luma: await greyOf(bytes, greyAcross, greyAcross) });
  const ours = found?.upright ?? [];
  return { ours, sought: [...ours, ...(found?.turned ?? [])], short: await differenceHash(bytes) };
};

const apart = (one: Seen, other: Seen): number =>
  Math.min(256, ...one.sought.flatMap((a) => other.ours.map((b) => distance(a, b))));
const apartShort = (one: Seen, other: Seen): number => distance(one.short, other.short);

const at = (sorted: readonly number[], share: number): number =>
  sorted[Math.min(sorted.length - 1, Math.floor(share * sorted.length))] ?? 0;
const percent = (all: readonly number[], bound: number): string =>
  `${((all.filter((one) => one <= bound).length / Math.max(1, all.length)) * 100).toFixed(1)} %`;
const row = (name: string, ours: readonly number[], short: readonly number[]): void => {
  const sorted = ours.toSorted((a, b) => a - b);
  console.log(
    `| ${name} | ${ours.length} | ${sorted[0]} / ${at(sorted, 0.5)} / ${sorted.at(-1)} | ${percent(ours, mostDistance)} | ${percent(short, usualBound)} |`,
  );
};

const count = Array.from({ length: each }, (_, nth) => nth);
const kindOf = (nth: number): number => nth % Math.max(2, Math.floor(each / formsOfOneKind));
const sets = {
  'name tags on tables': count.map((nth) => photoOfNameTag(1_000 + nth)),
  'name tags of one show': count.map((nth) => photoOfNameTag(7_000 + nth, drawsFrom(9))),
  halls: count.map((nth) => photoOfHall(2_000 + nth)),
  'scanned forms': count.map((nth) => scanOfForm(kindOf(nth), 3_000 + nth)),
  certificates: count.map((nth) => certificateOf(100 + kindOf(nth), 4_000 + nth)),
};

const seen = new Map<string, Seen[]>();
const pictures = new Map<string, Buffer[]>();
for (const [name, drawn] of Object.entries(sets)) {
  pictures.set(name, await Promise.all(drawn));
  seen.set(name, await Promise.all((pictures.get(name) ?? []).map(look)));
}

console.log(
  '\n| The same picture | pairs | apart: least / median / most | alike | alike by 64 bits |\n|---|---|---|---|---|',
);
for (const [name, change] of Object.entries(disguises)) {
  const [ours, short]: [number[], number[]] = [[], []];
  for (const [set, all] of pictures)
    for (const [nth, picture] of all.slice(0, 24).entries()) {
      const [changed, original] = [await look(await change(picture)), seen.get(set)?.[nth]];
      if (!original) continue;
      ours.push(apart(changed, original));
      short.push(apartShort(changed, original));
    }
  row(name, ours, short);
}

console.log(
  '\n| Different pictures | pairs | apart: least / median / most | alike | alike by 64 bits |\n|---|---|---|---|---|',
);
const tell = (name: string, set: string, isPair: (one: number, other: number) => boolean): number => {
  const all = seen.get(set) ?? [];
  const pairs = all.flatMap((one, a) =>
    all.slice(a + 1).flatMap((other, b) => (isPair(a, a + 1 + b) ? [[one, other] as const] : [])),
  );
  const ours = pairs.map(([one, other]) => apart(one, other));
  row(
    name,
    ours,
    pairs.map(([one, other]) => apartShort(one, other)),
  );
  return ours.filter((one) => one <= mostDistance).length / pairs.length;
};
const always = (): boolean => true;
const isSame = (one: number, other: number): boolean => kindOf(one) === kindOf(other);
const wrong = Math.max(
  tell('name tags on tables', 'name tags on tables', always),
  tell('name tags of one show', 'name tags of one show', always),
  tell('halls', 'halls', always),
  tell('forms of two kinds', 'scanned forms', (a, b) => !isSame(a, b)),
  tell('one form, filled in by two people', 'scanned forms', isSame),
  tell('certificates of two events', 'certificates', (a, b) => !isSame(a, b)),
);
const namesOnly = tell('one certificate, with another name', 'certificates', isSame);

const looks = await timeLooks(Number(values.kept));
console.log(
  `\nA look among ${values.kept}: ${looks.medianMs} ms, at most ${looks.mostMs} ms; ${looks.missed} of ${looks.looks} missed.`,
);

console.log('\n| The worst of a kind | file | seconds | megabytes | |\n|---|---|---|---|---|');
const worst = { seconds: 0, megabytes: 0 };
for (const { name, bytes } of await greediest()) {
  const said = execFileSync(process.execPath, [`${import.meta.dirname}/likeness/read-one.ts`], {
    input: bytes,
  });
  const { seconds, megabytes, isRead } = JSON.parse(said.toString()) as {
    seconds: number;
    megabytes: number;
    isRead: boolean;
  };
  worst.seconds = Math.max(worst.seconds, seconds);
  worst.megabytes = Math.max(worst.megabytes, megabytes);
  console.log(
    `| ${name} | ${(bytes.length / 1e6).toFixed(1)} MB | ${seconds} | ${megabytes} | ${isRead ? 'a hash' : 'no hash'} |`,
  );
}
console.log(JSON.stringify({ mostDistance, wrong, namesOnly, ...looks, worst }));
if (wrong > 1 / 1_000 || looks.missed > 0) process.exit(1);

/** How alike two texts are. All pure and symmetric. */

const roomFor = (letters: number) => ({ taken: new Uint8Array(letters), matched: new Uint16Array(letters) });
const room = roomFor(128);

/**
 * Jaro-Winkler similarity, 0 to 1, with a prefix of at most four letters at 0.1 each (Winkler, "String Comparator
 * Metrics and Enhanced Decision Rules in the Fellegi-Sunter Model of Record Linkage", 1990).
 */
export const jaroWinkler = (one: string, other: string): number => {
  if (one === other) return 1;
  const length = Math.max(one.length, other.length);
  const reach = Math.max(0, (length >> 1) - 1);
  // Millions of names are compared: the room for their letters is made once.
  const { taken, matched } = length <= room.taken.length ? room : roomFor(length);
  taken.fill(0, 0, other.length);
  let common = 0;
  for (let at = 0; at < one.length; at++) {
    const letter = one.charCodeAt(at);
    const end = Math.min(other.length - 1, at + reach);
    for (let there = Math.max(0, at - reach); there <= end; there++) {
      if (taken[there] === 1 || letter !== other.charCodeAt(there)) continue;
      taken[there] = 1;
      matched[common++] = letter;
      break;
    }
  }
  if (common === 0) return 0;
  let transposed = 0;
  let next = 0;
  for (let there = 0; there < other.length; there++)
    if (taken[there] === 1 && other.charCodeAt(there) !== matched[next++]) transposed++;
  const jaro = (common / one.length + common / other.length + (common - transposed / 2) / common) / 3;
  let prefix = 0;
  while (prefix < 4 && prefix < one.length && one[prefix] === other[prefix]) prefix++;
  return jaro + prefix * 0.1 * (1 - jaro);
};

/** Whether one typing error makes one of the other: a letter more, less, another one, or two neighbours swapped. */
export const isOneErrorAway = (one: string, other: string): boolean => {
  if (one === other || Math.abs(one.length - other.length) > 1) return false;
  const shorter = Math.min(one.length, other.length);
  let front = 0;
  while (front < shorter && one[front] === other[front]) front++;
  let back = 0;
  while (back < shorter - front && one[one.length - 1 - back] === other[other.length - 1 - back]) back++;
  const restOfOne = one.length - front - back;
  const restOfOther = other.length - front - back;
  if (restOfOne <= 1 && restOfOther <= 1) return true;
  return (
    restOfOne === 2 && restOfOther === 2 && one[front] === other[front + 1] && one[front + 1] === other[front]
  );
};

const soundClasses: Readonly<Record<string, string>> = {
  b: '1',
  f: '1',
  p: '1',
  v: '1',
  w: '1',
  c: '2',
  g: '2',
  j: '2',
  k: '2',
  q: '2',
  s: '2',
  x: '2',
  z: '2',
  d: '3',
  t: '3',
  l: '4',
  m: '5',
  n: '5',
  r: '6',
};

/**
 * How a word sounds, roughly: its first sound and the classes of the consonants after it, at most four (as Soundex,
 * US National Archives, but the first letter by its class too, so that Kathy meets Cathy). Words of another script stay.
 */
export const soundOf = (word: string): string => {
  let sound = '';
  let last = '';
  for (const letter of word) {
    if (letter < 'a' || letter > 'z') {
      if (letter > '\u007f') return word;
      continue;
    }
    const sounds = soundClasses[letter] ?? '';
    if (sound === '') sound = sounds || 'v';
    else if (sounds !== '' && sounds !== last) sound += sounds;
    if (letter !== 'h') last = sounds;
    if (sound.length === 4) break;
  }
  return sound;
};

/** What a complete burst of keys says: one scan, or several that came without a pause. */

export interface BurstKey {
  /** Empty for keys without text, which a scanner presses in between: Shift. */
  text: string;
  atMs: number;
}

export const textIn = (keys: readonly BurstKey[]): string => keys.map(({ text }) => text).join('');

/** The payload in a burst: without line ends and tabs around it, STX before it, and ETX after it. */
export const payloadIn = (text: string): string => {
  let start = 0;
  let end = text.length;
  while (start < end && '\n\t\x02'.includes(text.charAt(start))) start += 1;
  while (end > start && '\n\t\x03'.includes(text.charAt(end - 1))) end -= 1;
  return text.slice(start, end);
};

const isCard = (text: string): boolean => /^.{0,4}begin *: *vcard/is.test(text);

/** Whether what begins and ends so far like this is a vCard whose next line must come. */
export const isOpenCard = ({ head, tail }: { head: string; tail: string }): boolean =>
  isCard(head) && !/\nend *: *vcard\s*$/i.test(tail);

/** Letters and digits by their kind: badges of one show look alike. */
const shapeOf = (line: string): string => line.replace(/\p{L}/gu, 'a').replace(/\d/g, '9');

const knownStart = /^(mecard:|https?:\/\/|mailto:)/i;

/**
 * Several payloads that a scanner gave without a pause, from its memory. A vCard goes on to its end; other lines are
 * payloads of their own only when they are of one kind, since a badge may hold a name, a firm and a town as lines.
 */
export const payloadsIn = (payload: string, minLength: number): string[] => {
  if (isCard(payload)) {
    return payload
      .split(/(?<=\nend *: *vcard)\s*\n(?=\s*begin *: *vcard)/i)
      .map(payloadIn)
      .filter((card) => card !== '');
  }
  const lines = payload.split(/\n+/);
  const [first = ''] = lines;
  const start = knownStart.exec(first)?.[0]?.toLowerCase();
  const isOneKind = lines.every(
    (line) =>
      line.length >= minLength &&
      (start === undefined ? shapeOf(line) === shapeOf(first) : line.toLowerCase().startsWith(start)),
  );
  return isOneKind ? lines : [payload];
};

/** Fewer keys show no pace. */
const minPaceKeys = 8;

const gapsOf = (keys: readonly BurstKey[]): number[] =>
  keys.slice(1).map(({ atMs }, index) => atMs - (keys[index]?.atMs ?? atMs));

const medianOf = (values: readonly number[]): number =>
  values.toSorted((a, b) => a - b)[Math.floor(values.length / 2)] ?? 0;

/**
 * The keys that a person pressed in the middle of a burst: where a scanner keeps an even pace, they come in between
 * two of its keys that are as far apart as all others. Only such: taking a character out of a badge is worse than
 * leaving one in, which no rule and no number then fits.
 */
export const splitIntruders = (keys: readonly BurstKey[]): { keys: BurstKey[]; intruders: string } => {
  const gaps = gapsOf(keys);
  const paceMs = medianOf(gaps);
  const isPace = (gapMs: number): boolean => Math.abs(gapMs - paceMs) <= Math.max(1, paceMs * 0.2);
  const isIntruder = (index: number): boolean => {
    const [before = 0, after = 0] = [gaps[index - 1], gaps[index]];
    const isAmongCharacters = [-1, 0, 1].every((offset) => {
      const text = keys[index + offset]?.text ?? '';
      return text !== '' && (offset !== 0 || text !== '\n');
    });
    return isAmongCharacters && !isPace(before) && !isPace(after) && isPace(before + after);
  };
  const found = keys.flatMap((_, index) => (isIntruder(index) ? [index] : []));
  const oddGaps = gaps.filter((gapMs) => !isPace(gapMs)).length;
  const isEven = keys.length >= minPaceKeys && paceMs >= 4 && oddGaps === 2 * found.length;
  if (!isEven || found.length === 0) return { keys: [...keys], intruders: '' };
  return {
    keys: keys.filter((_, index) => !found.includes(index)),
    intruders: found.map((index) => keys[index]?.text ?? '').join(''),
  };
};

/**
 * What a person typed right after a scan's last line end: a character or two, later than the scanner's pace. The
 * keys of a badge's own short last line come at the pace of all others.
 */
export const splitAfterEnd = (keys: readonly BurstKey[]): { keys: BurstKey[]; after: string } => {
  const end = keys.findLastIndex(({ text }) => text === '\n');
  const rest = keys.slice(end + 1);
  const waitedMs = (rest[0]?.atMs ?? 0) - (keys[end]?.atMs ?? 0);
  const paceMs = medianOf(gapsOf(keys.slice(0, end + 1)));
  const isTyped = end >= minPaceKeys / 2 && rest.length > 0 && rest.length <= 2 && waitedMs > 2 * paceMs + 4;
  return isTyped ? { keys: keys.slice(0, end + 1), after: textIn(rest) } : { keys: [...keys], after: '' };
};

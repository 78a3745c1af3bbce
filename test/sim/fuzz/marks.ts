/** Marks in generated text, `@@what:which@@`: filled in when a request is sent, with what the server knows then. */

/** Ids that the server knows, by what they are ids of. Grows while requests are answered. */
export type Known = Map<string, string[]>;

const mostKnown = 5_000;

export const learn = (known: Known, what: string, ids: readonly string[]): void => {
  const list = known.get(what) ?? [];
  known.set(what, list);
  if (list.length < mostKnown) list.push(...ids.filter((id) => !list.includes(id)));
};

const nests: Record<string, (times: number) => string> = {
  nest: (times) => '['.repeat(times) + ']'.repeat(times),
  nestObject: (times) => `${'{"a":'.repeat(times)}1${'}'.repeat(times)}`,
};

/** In JSON text: a whole string that is a mark becomes what it stands for, without its quotes. */
const withRaw = (json: string): string =>
  json
    .replace(/"@@raw:((?:[^"\\]|\\.)*?)@@"/g, (_, text: string) => String(JSON.parse(`"${text}"`)))
    .replace(
      /"@@(nest|nestObject):(\d+)@@"/g,
      (_, kind: string, times: string) => nests[kind]?.(Number(times)) ?? '',
    );

/** Ids and long texts. An id of which none is known becomes a word that is none. */
export const withKnown = (text: string, known: Known): string =>
  text.replace(/@@([\w-]+):(\d+)@@/g, (_, what: string, number: string) => {
    if (what === 'long') return 'A'.repeat(Number(number));
    const ids = known.get(what) ?? [];
    return ids[Number(number) % ids.length] ?? 'nobody';
  });

export const filledIn = (json: string, known: Known): string => withKnown(withRaw(json), known);

import english from './en.json' with { type: 'json' };

export type MessageKey = keyof typeof english;

/** The words for `key`, with `{name}` places filled from `values`. */
export const say = (key: MessageKey, values: Record<string, string | number> = {}): string =>
  english[key].replace(/\{(\w+)\}/g, (place, name: string) => String(values[name] ?? place));

/** The language that `say` speaks now, BCP 47. */
export const locale = 'en';

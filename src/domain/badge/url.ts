import { type Claim, claimFields, claimFrom } from '../claim.ts';
import type { ReadingAs } from './decode-rule.ts';
import { decodeEscapedBytes } from './escaped-bytes.ts';

const decode = (text: string): string => decodeEscapedBytes(text.replaceAll('+', ' '), '%', 'utf-8');

/** Names and values of `a=1&b=2`; of a parameter that comes twice, the first. */
const parametersOf = (query: string): Map<string, string> => {
  const parameters = new Map<string, string>();
  for (const pair of query.split('&')) {
    const [name = '', ...value] = pair.split('=');
    if (!parameters.has(decode(name))) parameters.set(decode(name), decode(value.join('=')));
  }
  return parameters;
};

/** A fragment's parameters: `#id=7`, or as a page's own router writes them, `#/badge?id=7`. */
const fragmentQuery = (hash: string): string => {
  const fragment = hash.slice(1);
  return fragment.slice(fragment.indexOf('?') + 1);
};

/** Printers leave `https://` out to keep a code small: `www.show.example/badge?id=7`. */
const addressOf = (text: string): string =>
  /^[\w-]+(\.[\w-]+)+(:\d+)?[/?#]/.test(text) ? `https://${text}` : text;

/** Parameters of a URL's query, else of its fragment. Their names are case-sensitive. */
export const readUrl = (text: string, { parameters }: ReadingAs<'url'>): Claim | null => {
  const address = addressOf(text.trim());
  if (!URL.canParse(address)) return null;
  const url = new URL(address);
  const query = parametersOf(url.search.slice(1));
  const fragment = parametersOf(fragmentQuery(url.hash));
  return claimFrom(
    claimFields.flatMap((field) => {
      const name = parameters[field];
      return name === undefined
        ? []
        : ([
            [field, query.get(name)],
            [field, fragment.get(name)],
          ] as const);
    }),
  );
};

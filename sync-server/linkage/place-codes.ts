/** Countries, and the states of those that people write out, by their codes. All pure; an empty text stays empty. */
import { plainText } from '#domain/plain-text.ts';

/** What no list of countries has. */
const otherNames: Readonly<Record<string, string>> = {
  usa: 'US',
  america: 'US',
  'united states of america': 'US',
  uk: 'GB',
  'great britain': 'GB',
  england: 'GB',
  scotland: 'GB',
  wales: 'GB',
  'northern ireland': 'GB',
  can: 'CA',
  mex: 'MX',
  aus: 'AU',
  nzl: 'NZ',
  gbr: 'GB',
  eeuu: 'US',
  'ee uu': 'US',
};

const languages = ['en', 'es', 'fr', 'de'];

const isCode = (code: string): boolean =>
  new Intl.DisplayNames('en', { type: 'region', fallback: 'none' }).of(code) !== undefined;

/** By plain name, as Unicode's tables (CLDR) have them in some languages. */
const countryCodes: ReadonlyMap<string, string> = (() => {
  const letters = [...'ABCDEFGHIJKLMNOPQRSTUVWXYZ'];
  const codes = letters.flatMap((one) => letters.map((other) => one + other)).filter(isCode);
  const names = languages.flatMap((language) => {
    const tables = new Intl.DisplayNames(language, { type: 'region' });
    return codes.map((code): [string, string] => [plainText(tables.of(code) ?? code), code]);
  });
  return new Map([
    ...names,
    ...Object.entries(otherNames),
    ...codes.map((code): [string, string] => [code.toLowerCase(), code]),
  ]);
})();

/** ISO 3166-1, two capital letters; null where it is none that we know. */
export const countryCode = (text: string): string | null => countryCodes.get(plainText(text)) ?? null;

export const plainCountry = (text: string): string => countryCode(text)?.toLowerCase() ?? plainText(text);

/** ISO 3166-2 of the United States and Canada, whose states are written as often by their code as by their name. */
const stateCodes: ReadonlyMap<string, string> = new Map(
  `al Alabama,ak Alaska,az Arizona,ar Arkansas,ca California,co Colorado,ct Connecticut,de Delaware,
dc District of Columbia,fl Florida,ga Georgia,hi Hawaii,id Idaho,il Illinois,in Indiana,ia Iowa,ks Kansas,ky Kentucky,
la Louisiana,me Maine,md Maryland,ma Massachusetts,mi Michigan,mn Minnesota,ms Mississippi,mo Missouri,mt Montana,
ne Nebraska,nv Nevada,nh New Hampshire,nj New Jersey,nm New Mexico,ny New York,nc North Carolina,nd North Dakota,oh Ohio,
ok Oklahoma,or Oregon,pa Pennsylvania,ri Rhode Island,sc South Carolina,sd South Dakota,tn Tennessee,tx Texas,ut Utah,
vt Vermont,va Virginia,wa Washington,wv West Virginia,wi Wisconsin,wy Wyoming,pr Puerto Rico,gu Guam,
ab Alberta,bc British Columbia,mb Manitoba,nb New Brunswick,nl Newfoundland and Labrador,ns Nova Scotia,
nt Northwest Territories,nu Nunavut,on Ontario,pe Prince Edward Island,qc Quebec,sk Saskatchewan,yt Yukon`
    .split(',')
    .map((entry) => [plainText(entry.trim().slice(3)), entry.trim().slice(0, 2)]),
);

/** A state by its code where it is one of those, as it was written otherwise. */
export const plainRegion = (text: string): string => {
  const plain = plainText(text);
  return stateCodes.get(plain) ?? plain;
};

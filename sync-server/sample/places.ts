import { type Random, weightedPicker } from './random.ts';

type Country = 'US' | 'CA' | 'MX' | 'AU' | 'GB';

/** A town. In `postal` and `phone`, `#` is any digit and `@` any letter that postal codes use. */
export interface Place {
  city: string;
  region: string;
  country: Country;
  postal: string;
  phone: string;
}

/**
 * Numbers that are kept for fiction or can never be dialled: 555-01xx in North America; Ofcom's and ACMA's
 * drama ranges in Britain and Australia; Mexico keeps none, but no local number there starts with 0.
 */
const phonePatterns = {
  US: (area: string) => `(${area}) 555-01##`,
  CA: (area: string) => `(${area}) 555-01##`,
  MX: (area: string) => `+52 ${area} 0555 01##`,
  AU: (area: string) => `+61 ${area} 5550 ####`,
  GB: (area: string) => `+44 ${area}`,
};

const townsOf = (country: Country, table: string): Place[] =>
  table
    .trim()
    .split('\n')
    .map((line) => {
      const [city = '', region = '', postal = '', area = ''] = line.split('|').map((cell) => cell.trim());
      return { city, region, country, postal, phone: phonePatterns[country](area) };
    });

/** Where registrants live, the most first. */
const towns: Record<Country, Place[]> = {
  US: townsOf(
    'US',
    `Houston | TX | 770## | 713
     Phoenix | AZ | 850## | 602
     Los Angeles | CA | 900## | 213
     Chicago | IL | 606## | 312
     Las Vegas | NV | 891## | 702
     Denver | CO | 802## | 303
     Atlanta | GA | 303## | 404
     Dallas | TX | 752## | 214
     Orlando | FL | 328## | 407
     Tampa | FL | 336## | 813
     Charlotte | NC | 282## | 704
     Nashville | TN | 372## | 615
     Seattle | WA | 981## | 206
     Portland | OR | 972## | 503
     Columbus | OH | 432## | 614
     Kansas City | MO | 641## | 816
     Minneapolis | MN | 554## | 612
     Sacramento | CA | 958## | 916
     San Diego | CA | 921## | 619
     Philadelphia | PA | 191## | 215
     Pittsburgh | PA | 152## | 412
     Boston | MA | 021## | 617
     Buffalo | NY | 142## | 716
     Brooklyn | NY | 112## | 718
     Newark | NJ | 071## | 973
     Baltimore | MD | 212## | 410
     Richmond | VA | 232## | 804
     New Orleans | LA | 701## | 504
     Baton Rouge | LA | 708## | 225
     Oklahoma City | OK | 731## | 405
     Tulsa | OK | 741## | 918
     Salt Lake City | UT | 841## | 801
     Boise | ID | 837## | 208
     Albuquerque | NM | 871## | 505
     El Paso | TX | 799## | 915
     San Antonio | TX | 782## | 210
     Detroit | MI | 482## | 313
     Grand Rapids | MI | 495## | 616
     Milwaukee | WI | 532## | 414
     Indianapolis | IN | 462## | 317
     Louisville | KY | 402## | 502
     St. Louis | MO | 631## | 314
     Omaha | NE | 681## | 402
     Des Moines | IA | 503## | 515
     Birmingham | AL | 352## | 205
     Jackson | MS | 392## | 601
     Little Rock | AR | 722## | 501
     Wichita | KS | 672## | 316
     Honolulu | HI | 968## | 808
     Anchorage | AK | 995## | 907
     Hartford | CT | 061## | 860
     Providence | RI | 029## | 401
     Burlington | VT | 054## | 802
     Billings | MT | 591## | 406
     Sioux Falls | SD | 571## | 605
     Wilmington | DE | 198## | 302
     Charleston | SC | 294## | 843
     Bakersfield | CA | 933## | 661
     Spokane | WA | 992## | 509
     Fargo | ND | 581## | 701`,
  ),
  CA: townsOf(
    'CA',
    `Toronto | ON | M5@ #@# | 416
     Montréal | QC | H2@ #@# | 514
     Calgary | AB | T2@ #@# | 403
     Vancouver | BC | V5@ #@# | 604
     Ottawa | ON | K1@ #@# | 613
     Québec | QC | G1@ #@# | 418
     Edmonton | AB | T5@ #@# | 780
     Winnipeg | MB | R3@ #@# | 204
     Halifax | NS | B3@ #@# | 902`,
  ),
  MX: townsOf(
    'MX',
    `Ciudad de México | CMX | 06### | 55
     Monterrey | NLE | 64### | 81
     Guadalajara | JAL | 44### | 33
     Tijuana | BCN | 22### | 664`,
  ),
  AU: townsOf(
    'AU',
    `Sydney | NSW | 20## | 2
     Melbourne | VIC | 30## | 3
     Brisbane | QLD | 40## | 7
     Perth | WA | 60## | 8`,
  ),
  GB: townsOf(
    'GB',
    `London | England | E# #@@ | 20 7946 0###
     Manchester | England | M# #@@ | 161 496 0###
     Birmingham | England | B# #@@ | 121 496 0###
     Edinburgh | Scotland | EH# #@@ | 131 496 0###`,
  ),
};

const pickCountry = weightedPicker<Country>([
  ['US', 82],
  ['CA', 9],
  ['MX', 3.5],
  ['AU', 3],
  ['GB', 2.5],
]);

const pickTown = Object.fromEntries(
  Object.entries(towns).map(([country, list]) => [
    country,
    weightedPicker(list.map((place, rank) => [place, 1 / (rank + 15)] as const)),
  ]),
);

export const pickPlace = (random: Random): Place => {
  const country = pickCountry(random);
  return pickTown[country]?.(random) ?? random.pick(towns[country]);
};

/** Letters that both Canadian and British postal codes use. */
const postalLetters = [...'ABEGHJLNPRSTWXYZ'];

/** Fills a postal code's or a phone number's pattern with chance. */
export const fillPattern = (random: Random, pattern: string): string =>
  pattern
    .replaceAll('#', () => String(random.between(0, 9)))
    .replaceAll('@', () => random.pick(postalLetters));

const streetNames = {
  english:
    `Main St, Oak Ave, Maple Dr, Cedar Ln, Elm St, 2nd Ave, 5th St, Park Blvd, Industrial Way, Commerce Dr,
    Washington St, Lakeview Rd, Hillcrest Dr, Mill Rd, Foundry St, Airport Rd, Sunset Blvd, County Road 12,
    Old Post Rd, Riverside Dr`
      .split(',')
      .map((name) => name.trim()),
  spanish: [
    'Av. Reforma',
    'Calle Hidalgo',
    'Calle Morelos',
    'Av. Juárez',
    'Calle 5 de Mayo',
    'Av. de las Torres',
  ],
  french: [
    'rue Saint-Denis',
    'boul. Laurier',
    'rue Principale',
    'chemin Sainte-Foy',
    'av. du Parc',
    'rue des Érables',
  ],
};

/** A street and house number as people of the place write it. */
export const streetIn = (random: Random, place: Place): string => {
  const house = random.between(3, 9400);
  if (place.country === 'MX') return `${random.pick(streetNames.spanish)} ${house}`;
  if (place.region === 'QC') return `${house}, ${random.pick(streetNames.french)}`;
  const unit = random.chance(0.12) ? `, Unit ${random.between(1, 40)}` : '';
  return `${house} ${random.pick(streetNames.english)}${unit}`;
};

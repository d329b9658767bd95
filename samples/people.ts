/** Fictional people and places for the samples: 555-01xx numbers, example addresses, real towns with their own ZIPs. */
export type Chance = {
  /** 0 ≤ x < 1. */
  next(): number;
  /** 0 ≤ n < limit. */
  below(limit: number): number;
  pick<T>(list: readonly T[]): T;
  likely(share: number): boolean;
};

/** mulberry32: the same seed gives the same samples on every machine. */
export function chanceOf(seed: number): Chance {
  let state = seed >>> 0;
  const next = () => {
    state = (state + 0x6d2b79f5) >>> 0;
    let t = state;
    t = Math.imul(t ^ (t >>> 15), t | 1);
    t ^= t + Math.imul(t ^ (t >>> 7), t | 61);
    return ((t ^ (t >>> 14)) >>> 0) / 4_294_967_296;
  };
  const below = (limit: number) => Math.floor(next() * limit);
  return {
    next,
    below,
    likely: (share) => next() < share,
    pick: (list) => {
      const one = list[below(list.length)];
      if (one === undefined) throw new Error('nothing to pick from');
      return one;
    },
  };
}

const FIRST_NAMES =
  'James Mary Robert Patricia John Jennifer Michael Linda David Elizabeth William Barbara Richard Susan Joseph Jessica Thomas Sarah Charles Karen Daniel Nancy Matthew Lisa Anthony Betty Mark Sandra Donald Ashley Steven Emily Andrew Donna Paul Michelle Joshua Carol Kenneth Amanda Kevin Melissa Brian Deborah George Stephanie Edward Rebecca Ronald Laura Timothy Cynthia Jason Dorothy Jeffrey Amy Ryan Angela Jacob Brenda José Ana Luis María Carlos Sofía Chloé André Zoë Noël'.split(
    ' ',
  );
const LAST_NAMES =
  'Smith Johnson Williams Brown Jones Garcia Miller Davis Rodriguez Martinez Hernandez Lopez Gonzalez Wilson Anderson Thomas Taylor Moore Jackson Martin Lee Perez Thompson White Harris Sanchez Clark Ramirez Lewis Robinson Walker Young Allen King Wright Scott Torres Nguyen Hill Flores Green Adams Nelson Baker Hall Rivera Campbell Mitchell Carter Roberts Gomez Phillips Evans Turner Diaz Parker Cruz Edwards Collins Reyes Stewart Morris Morales Murphy Cook Rogers Gutierrez Ortiz Morgan Cooper Peterson Bailey Reed Kelly Howard Ramos Kim Cox Ward Richardson Watson Brooks Chavez Wood James Bennett Gray Mendoza Ruiz Hughes Price Alvarez Castillo Sanders Patel Myers Long Ross Foster Jimenez Muñoz O’Neil Peña Núñez'.split(
    ' ',
  );
const STREETS =
  'Oak Maple Cedar Pine Elm Walnut Willow Birch Cherry Spruce Magnolia Juniper Laurel Sycamore Chestnut Hickory Lake River Hill Park Ridge Meadow Forest Garden Spring Valley Sunset Highland Franklin Lincoln Jefferson Madison Monroe Jackson Washington Church Mill Prospect Union Cleveland Adams Grant Harrison Liberty Summit Orchard Pleasant Rosewood Fairview Lakeview'.split(
    ' ',
  );
const SUFFIXES = 'Street Avenue Road Drive Lane Court Boulevard Place Terrace Way Circle'.split(' ');
const SHORT_SUFFIXES: Readonly<Record<string, string>> = {
  Street: 'St',
  Avenue: 'Ave',
  Road: 'Rd',
  Drive: 'Dr',
  Lane: 'Ln',
  Boulevard: 'Blvd',
};
const COMPANIES =
  'Holdings LLC|Properties LLC|Family Trust|Investments Inc|Realty Partners LP|Homes LLC'.split('|');

export type Town = { readonly city: string; readonly state: string; readonly zip: string };

const TOWN_LIST =
  'Austin TX 78704 78745 78723|Dallas TX 75214 75206|Houston TX 77008 77019|San Antonio TX 78209 78212|Phoenix AZ 85014 85018|Tucson AZ 85719|Denver CO 80205 80211|Colorado Springs CO 80903|Atlanta GA 30312 30316|Savannah GA 31401|Tampa FL 33604 33609|Orlando FL 32803|Jacksonville FL 32205|Miami FL 33133|Charlotte NC 28205|Raleigh NC 27601|Nashville TN 37206|Memphis TN 38104|Columbus OH 43206|Cleveland OH 44113|Cincinnati OH 45208|Chicago IL 60614 60618|Indianapolis IN 46203|Detroit MI 48202|Milwaukee WI 53207|Minneapolis MN 55408|Kansas City MO 64110|Boise ID 83702|Portland OR 97202|Seattle WA 98103|Sacramento CA 95816|San Diego CA 92104|Los Angeles CA 90026|Las Vegas NV 89104|Salt Lake City UT 84102|Albuquerque NM 87106|Richmond VA 23220|Philadelphia PA 19125|Pittsburgh PA 15206|Boston MA 02127|Providence RI 02906|Newark NJ 07104|Baltimore MD 21211|Brooklyn NY 11215|Honolulu HI 96816|Anchorage AK 99501';

export const TOWNS: readonly Town[] = TOWN_LIST.split('|').flatMap((entry) => {
  const found = /^(.+) ([A-Z]{2}) ([\d ]+)$/.exec(entry);
  const [, city = '', state = '', zips = ''] = found ?? [];
  return zips.split(' ').map((zip) => ({ city, state, zip }));
});

const AREA_CODES =
  '205 251 256 907 480 520 602 623 501 209 213 310 323 408 415 510 530 559 562 619 626 650 661 707 714 760 805 818 831 858 909 916 925 949 303 719 970 203 860 302 202 239 305 321 352 386 407 561 727 772 813 850 863 904 941 954 229 404 478 678 706 770 912 808 208 217 309 312 618 630 708 773 815 847 219 260 317 574 765 812 319 515 563 316 620 785 913 270 502 606 859 225 318 337 504 985 207 240 301 410 443 413 508 617 781 978'.split(
    ' ',
  );

export type Person = { readonly first: string; readonly last: string; readonly company: string };
export type Place = Town & { readonly street: string; readonly unit: string };

/** Hands out people, places, numbers and mailboxes; the last three never twice. */
export class Registry {
  readonly #chance: Chance;
  readonly #places = new Set<string>();
  #phones = 0;
  #mailboxes = 0;

  constructor(chance: Chance) {
    this.#chance = chance;
  }

  person(): Person {
    return { first: this.#chance.pick(FIRST_NAMES), last: this.#chance.pick(LAST_NAMES), company: '' };
  }

  company(): Person {
    return {
      first: '',
      last: '',
      company: `${this.#chance.pick(LAST_NAMES)} ${this.#chance.pick(COMPANIES)}`,
    };
  }

  place(town = this.#chance.pick(TOWNS)): Place {
    for (;;) {
      const number = 100 + this.#chance.below(9800);
      const direction = this.#chance.likely(0.15)
        ? `${this.#chance.pick(['North', 'South', 'East', 'West', 'N', 'S'])} `
        : '';
      const suffix = this.#chance.pick(SUFFIXES);
      const shown = this.#chance.likely(0.3) ? (SHORT_SUFFIXES[suffix] ?? suffix) : suffix;
      const street = `${number} ${direction}${this.#chance.pick(STREETS)} ${shown}`;
      const unit = this.#chance.likely(0.12)
        ? `${this.#chance.pick(['Apt', 'Unit', '#'])} ${1 + this.#chance.below(40)}`.replace('# ', '#')
        : '';
      const key = `${number} ${town.zip}`;
      if (this.#places.has(key)) continue;
      this.#places.add(key);
      return { ...town, street, unit };
    }
  }

  /** 100 fictional numbers an area code (NANPA reserves 555-0100 to 555-0199 for that). */
  phone(): string {
    const code = AREA_CODES[this.#phones % AREA_CODES.length] ?? '512';
    const last = Math.floor(this.#phones / AREA_CODES.length);
    if (last > 99) throw new Error('no fictional number is left');
    this.#phones++;
    const tail = String(100 + last).padStart(4, '0');
    return this.#chance.pick([
      `(${code}) 555-${tail}`,
      `${code}-555-${tail}`,
      `${code}555${tail}`,
      `+1 ${code} 555 ${tail}`,
    ]);
  }

  email({ first, last, company }: Person): string {
    const plain = (text: string) =>
      text
        .normalize('NFKD')
        .replace(/[^A-Za-z]/g, '')
        .toLowerCase();
    this.#mailboxes++;
    const name = company === '' ? `${plain(first)}.${plain(last)}` : plain(company);
    return `${name}${this.#mailboxes}@example.${this.#chance.pick(['com', 'org', 'net'])}`;
  }
}

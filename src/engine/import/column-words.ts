/** What a heading of a column means, from its words: whose it is, which field, which number. */

export type Heading =
  | { readonly kind: 'unknown' }
  /** `of`: the property's own address, a mailing address, or nothing said. */
  | {
      readonly kind: 'address';
      readonly of: 'site' | 'mailing' | 'plain';
      readonly owner: number | null;
      readonly part: string;
    }
  /** `field` is a target below a person: `firstName`, `emails.2`, `phones.1.type`. */
  | { readonly kind: 'person'; readonly owner: number | null; readonly field: string }
  | { readonly kind: 'property'; readonly field: string }
  | { readonly kind: 'suppression'; readonly field: string };

/** `OwnerFirstName2`, `owner_first_name_2`, `Owner 2: First Name` → lower-case words and numbers. */
export function headingWords(heading: string): readonly string[] {
  return heading
    .normalize('NFKD')
    .replace(/\p{M}+/gu, '')
    .replace(/#/g, ' number ')
    .replace(/([a-z])([A-Z])/g, '$1 $2')
    .replace(/([A-Z]+)([A-Z][a-z])/g, '$1 $2')
    .replace(/([A-Za-z])(\d)/g, '$1 $2')
    .toLowerCase()
    .replace(/\b(\d+)(?:st|nd|rd|th)\b/g, '$1')
    .replace(/(\d)([a-z])/g, '$1 $2')
    .split(/[^a-z0-9]+/)
    .filter((word) => word !== '');
}

/** A map and not an object: headings are strangers' words, and `constructor` is one of them. */
function dictionary<T extends string = string>(table: Readonly<Record<string, T>>): ReadonlyMap<string, T> {
  return new Map(Object.entries(table));
}

const WHOSE = dictionary<'site' | 'mailing' | 'owner' | 'second'>({
  property: 'site',
  prop: 'site',
  site: 'site',
  situs: 'site',
  subject: 'site',
  physical: 'site',
  location: 'site',
  mailing: 'mailing',
  mail: 'mailing',
  tax: 'mailing',
  billing: 'mailing',
  owner: 'owner',
  owners: 'owner',
  seller: 'owner',
  homeowner: 'owner',
  contact: 'owner',
  lead: 'owner',
  person: 'owner',
  coowner: 'second',
  second: 'second',
  spouse: 'second',
});

const PERSON = dictionary({
  'first name': 'firstName',
  first: 'firstName',
  firstname: 'firstName',
  fname: 'firstName',
  'f name': 'firstName',
  'given name': 'firstName',
  'last name': 'lastName',
  last: 'lastName',
  lastname: 'lastName',
  lname: 'lastName',
  'l name': 'lastName',
  surname: 'lastName',
  'family name': 'lastName',
  name: 'name',
  names: 'name',
  fullname: 'name',
  'full name': 'name',
  company: 'companyName',
  'company name': 'companyName',
  companyname: 'companyName',
  business: 'companyName',
  'business name': 'companyName',
  organization: 'companyName',
  organisation: 'companyName',
  entity: 'companyName',
  'entity name': 'companyName',
  'llc name': 'companyName',
  role: 'role',
});

const ADDRESS = dictionary({
  address: 'line1',
  addr: 'line1',
  street: 'line1',
  'street address': 'line1',
  streetaddress: 'line1',
  'address line': 'line1',
  'address street': 'line1',
  'line 1': 'line1',
  'address 1': 'line1',
  'addr 1': 'line1',
  'street 1': 'line1',
  'street address 1': 'line1',
  'address line 1': 'line1',
  'line 2': 'line2',
  'address 2': 'line2',
  'addr 2': 'line2',
  'street 2': 'line2',
  'street address 2': 'line2',
  'address line 2': 'line2',
  unit: 'line2',
  apt: 'line2',
  apartment: 'line2',
  suite: 'line2',
  'unit number': 'line2',
  'address unit': 'line2',
  'address unit number': 'line2',
  'apt number': 'line2',
  city: 'city',
  town: 'city',
  municipality: 'city',
  'address city': 'city',
  'city name': 'city',
  state: 'state',
  st: 'state',
  'address state': 'state',
  'state code': 'state',
  zip: 'postalCode',
  zipcode: 'postalCode',
  'zip code': 'postalCode',
  'zip 5': 'postalCode',
  'address zip': 'postalCode',
  'address zip code': 'postalCode',
  'postal code': 'postalCode',
  postalcode: 'postalCode',
  'address postal code': 'postalCode',
  postcode: 'postalCode',
  postal: 'postalCode',
  'full address': 'full',
  'complete address': 'full',
  'address full': 'full',
  fulladdress: 'full',
});

const PROPERTY = dictionary({
  apn: 'parcelNumber',
  parcel: 'parcelNumber',
  'parcel number': 'parcelNumber',
  parcelnumber: 'parcelNumber',
  'parcel no': 'parcelNumber',
  'parcel id': 'parcelNumber',
  'assessor parcel number': 'parcelNumber',
  'assessors parcel number': 'parcelNumber',
  'assessor s parcel number': 'parcelNumber',
  'apn number': 'parcelNumber',
  'apn parcel number': 'parcelNumber',
  'apn parcel id': 'parcelNumber',
  'apn formatted': 'parcelNumber',
  'formatted apn': 'parcelNumber',
  'tax parcel id': 'parcelNumber',
  'tax id': 'parcelNumber',
  'parcel tax id': 'parcelNumber',
  pin: 'parcelNumber',
  folio: 'parcelNumber',
  'folio number': 'parcelNumber',
  'mail to': 'mailTo',
  mailto: 'mailTo',
  'time zone': 'timeZone',
  timezone: 'timeZone',
  tz: 'timeZone',
  tags: 'tags',
  tag: 'tags',
  labels: 'tags',
});

const SUPPRESSION = dictionary({
  kind: 'kind',
  value: 'value',
  'record id': 'record',
  scope: 'scope',
  channel: 'scope',
  reason: 'reason',
  note: 'note',
  notes: 'note',
  comment: 'note',
  comments: 'note',
});

const EMAIL = /^(?:e mail|email)s?(?: (?:address|addresses|id))?$/;
const PHONE =
  /^(?:(?:cell|mobile|wireless|home|work|office|landline|land line|primary|direct|voip|best) )*(?:phone|telephone|tel|cell|mobile|cellphone|wireless|landline|land line|phones)(?: phone)?(?: number| num| no)?$/;
const PHONE_TYPE = / (?:type|line type)$/;
const PHONE_DNC = / (?:dnc|do not call|donotcall|dnc status|is dnc)$/;

export function readHeading(words: readonly string[]): Heading {
  const plain = words.join(' ');
  const property = PROPERTY.get(plain) ?? PROPERTY.get(plain.replace(/^property /, ''));
  if (property !== undefined) return { kind: 'property', field: property };
  const suppression = SUPPRESSION.get(plain);
  if (suppression !== undefined) return { kind: 'suppression', field: suppression };
  const { of, owner, rest } = takeWhose(words);
  const text = rest.join(' ');
  const reach = readReach(rest);
  if (reach !== undefined) return { kind: 'person', owner, field: reach };
  const part = ADDRESS.get(text) ?? ADDRESS.get(text.replace(/^address /, ''));
  if (part !== undefined) {
    const mailing = of === 'mailing' || (of === 'plain' && owner !== null);
    return { kind: 'address', of: mailing ? 'mailing' : of === 'site' ? 'site' : 'plain', owner, part };
  }
  if (of === 'plain' || owner !== null) {
    const field = PERSON.get(text) ?? (text === '' && owner !== null ? 'name' : undefined);
    if (field !== undefined) return { kind: 'person', owner, field };
    // `First Name 2`, `Name 2`: the number is the owner's.
    const last = rest.at(-1);
    const numbered =
      last !== undefined && /^\d$/.test(last) ? PERSON.get(rest.slice(0, -1).join(' ')) : undefined;
    if (numbered !== undefined) return { kind: 'person', owner: Number(last), field: numbered };
  }
  return { kind: 'unknown' };
}

type Whose = {
  readonly of: 'site' | 'mailing' | 'plain';
  readonly owner: number | null;
  readonly rest: readonly string[];
};

/** Takes `owner 2`, `mailing`, `property`… off the front. */
function takeWhose(words: readonly string[]): Whose {
  let of: Whose['of'] = 'plain';
  let owner: number | null = null;
  let at = 0;
  for (; at < words.length; at++) {
    const word = words[at] ?? '';
    if (word === 'co' && words[at + 1] === 'owner') continue;
    const whose = WHOSE.get(word);
    if (whose === 'owner') {
      const next = words[at + 1] ?? '';
      const numbered = /^\d$/.test(next);
      owner = numbered ? Number(next) : words[at - 1] === 'co' ? 2 : (owner ?? 1);
      if (numbered) at++;
    } else if (whose === 'second') owner = 2;
    else if (whose === 'site' || whose === 'mailing') of = whose;
    else if (/^[1-9]$/.test(word) && WHOSE.get(words[at + 1] ?? '') === 'owner') {
      owner = Number(word);
      at++;
    } else break;
  }
  return { of, owner, rest: words.slice(at) };
}

/** `email 2`, `phone 1 type`, `mobile number 3`, `dnc 2` → a place among emails and phones. */
function readReach(words: readonly string[]): string | undefined {
  const numbers = words.filter((word) => /^\d{1,2}$/.test(word));
  if (numbers.length > 1) return undefined;
  const index = numbers[0] === undefined ? 1 : Number(numbers[0]);
  if (index < 1 || index > 20) return undefined;
  const text = words.filter((word) => word !== numbers[0]).join(' ');
  if (EMAIL.test(text) || text === 'primary email') return `emails.${index}`;
  if (text === 'dnc' || text === 'do not call') return `phones.${index}.doNotCall`;
  if (PHONE.test(text)) return `phones.${index}.number`;
  if (PHONE_TYPE.test(text) && PHONE.test(text.replace(PHONE_TYPE, ''))) return `phones.${index}.type`;
  return PHONE_DNC.test(text) && PHONE.test(text.replace(PHONE_DNC, ''))
    ? `phones.${index}.doNotCall`
    : undefined;
}

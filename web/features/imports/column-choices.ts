/** Where a column of a file can go, in words (engine/import/column-targets.ts says the same to the server). */
import type { ImportType } from '#domain/import/import-type';
import { customFieldName } from '#domain/record/custom-field';
import { words } from '../../words/words.ts';
import type { Corrections } from './import-queries.ts';

export type ChoiceGroup = {
  readonly group: string;
  /** Not `readonly`: so the select has it. */
  readonly items: { value: string; label: string }[];
};

const ADDRESS_PARTS = ['full', 'line1', 'line2', 'city', 'state', 'postalCode'];
const PHONE_PARTS = ['number', 'type', 'doNotCall'];
const { newImport: say } = words;

const upTo = (most: number): number[] => Array.from({ length: most }, (_, at) => at + 1);
const emails = (most: number): string[] => upTo(most).map((at) => `emails.${at}`);
const phones = (most: number): string[] =>
  upTo(most).flatMap((at) => PHONE_PARTS.map((part) => `phones.${at}.${part}`));
const address = (name: string): string[] => ADDRESS_PARTS.map((part) => `${name}.${part}`);

type Targets = readonly (readonly [group: string, targets: readonly string[]])[];
const CONTACT: Targets = [
  [say.groups.person, ['firstName', 'lastName', 'name', 'companyName', 'timeZone', 'tags']],
  [say.groups.email, emails(3)],
  [say.groups.phone, phones(4)],
  [say.groups.mailing, address('mailingAddress')],
];
const owner = (at: number): readonly [string, readonly string[]] => [
  say.groups.owner(at),
  [
    'firstName',
    'lastName',
    'name',
    'companyName',
    'role',
    ...emails(2),
    ...phones(3),
    ...address('mailingAddress'),
  ].map((field) => `owners.${at}.${field}`),
];
const TARGETS: Readonly<Record<ImportType, Targets>> = {
  contact: CONTACT,
  property: [
    [say.groups.property, [...address('address'), 'parcelNumber', 'mailTo', 'timeZone', 'tags']],
    ...upTo(3).map(owner),
  ],
  suppression: [
    [say.groups.entry, ['email', 'phone', 'record', 'scope', 'reason', 'note', 'kind', 'value']],
    [say.groups.address, address('address')],
  ],
};

/** `mapping`: what is in use, so that a target that is in no list of ours can be shown and kept. */
export function choicesFor(type: ImportType, heading: string, mapping: Corrections): readonly ChoiceGroup[] {
  const groups = TARGETS[type].map(([group, targets]) => ({ group, items: targets.map(itemOf(type)) }));
  const listed = new Set(TARGETS[type].flatMap(([, targets]) => targets));
  const custom = type === 'suppression' ? null : customFieldName(heading);
  const own = mapping[heading];
  const others = [custom === null ? null : `custom.${custom}`, own ?? null].filter(
    (target): target is string => target !== null && !listed.has(target),
  );
  if (others.length === 0) return groups;
  return [...groups, { group: say.groups.other, items: [...new Set(others)].map(itemOf(type)) }];
}

const itemOf = (type: ImportType) => (value: string) => ({ value, label: targetLabel(type, value) });

/** `owners.2.phones.1.number` → `Owner 2: Phone 1`. */
export function targetLabel(type: ImportType, target: string): string {
  const [head = '', second = '', ...rest] = target.split('.');
  switch (head) {
    case 'custom':
      return say.custom(second);
    case 'owners':
      return say.ownerField(second, targetLabel('contact', rest.join('.')));
    case 'emails':
      return say.emailAt(second);
    case 'phones':
      return `${say.phoneAt(second)} ${say.phonePart[rest[0] ?? ''] ?? ''}`.trim();
    case 'mailingAddress':
      return say.mailing(say.fields[second] ?? second);
    case 'address':
      return type === 'property'
        ? say.site(say.fields[second] ?? second)
        : say.plainAddress(say.fields[second] ?? second);
    default:
      return say.fields[head] ?? target;
  }
}

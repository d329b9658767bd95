/**
 * Guesses where each column goes from its heading, as lists of owners and properties name them, and puts a person's
 * corrections over the guess. Nothing is lost by guessing: a heading nobody knows becomes a custom field.
 */
import { customFieldName } from '#domain/record/custom-field';
import { normalizeEmail } from '#domain/record/email';
import { normalizePhone } from '#domain/record/phone';
import { splitAddress } from '#domain/record/address';
import { cleanText } from '#domain/record/text';
import { err, ok } from '#domain/result';
import type { Result } from '#domain/result';
import { isRejectColumn } from './column-names.ts';
import { headingWords, readHeading } from './column-words.ts';
import type { Heading } from './column-words.ts';
import { fullTarget } from './column-targets.ts';
import type { ColumnMapping, ImportType } from '#domain/import/import-type';

/** `samples`: the first rows of the file, in the order of the headings. */
export function guessMapping(
  headings: readonly string[],
  samples: readonly (readonly string[])[],
  type: ImportType,
): ColumnMapping {
  const read = headings.map((heading) => readHeading(headingWords(heading)));
  const parts = new Set(read.map((one) => (one.kind === 'address' ? `${one.of}.${one.part}` : '')));
  const taken = new Set<string>();
  const mapping: Record<string, string | null> = {};
  for (const [index, heading] of headings.entries()) {
    if (isRejectColumn(heading)) {
      mapping[heading] = null;
      continue;
    }
    const values = samples.map((row) => cleanText(row[index] ?? '')).filter((value) => value !== '');
    const wanted =
      targetOf(read[index] ?? { kind: 'unknown' }, type, values, parts) ?? byContent(values, type);
    const target = wanted === null ? null : freeTarget(wanted, taken);
    mapping[heading] = target ?? customTarget(heading, type, taken);
    if (mapping[heading] !== null) taken.add(mapping[heading]);
  }
  return mapping;
}

/** A guessed mapping with the given one put over it; or every entry that names no column or no target. */
export function correctMapping(
  guessed: ColumnMapping,
  given: ColumnMapping,
  type: ImportType,
): Result<ColumnMapping, readonly string[]> {
  const byName = new Map(Object.keys(guessed).map((heading) => [heading.toLowerCase(), heading]));
  const faults: string[] = [];
  const chosen = new Map<string, string | null>();
  for (const [name, target] of Object.entries(given)) {
    const heading = byName.get(cleanText(name).toLowerCase());
    if (heading === undefined) {
      faults.push(`the file has no column "${name}"`);
      continue;
    }
    const full = target === null || target === '' || target === 'ignore' ? null : fullTarget(type, target);
    if (full === undefined) faults.push(`"${target}" is nothing that column "${name}" can go into`);
    else chosen.set(heading, full);
  }
  const seen = new Map<string, string>();
  for (const [heading, target] of chosen) {
    const before = target === null ? undefined : seen.get(target);
    if (before !== undefined && target !== null)
      faults.push(`columns "${before}" and "${heading}" both go into ${target}`);
    if (target !== null) seen.set(target, heading);
  }
  if (faults.length > 0) return err(faults);
  // A guess gives way to a choice of the same target.
  const mapping: Record<string, string | null> = {};
  for (const [heading, target] of Object.entries(guessed)) {
    const choice = chosen.get(heading);
    mapping[heading] = choice !== undefined ? choice : target !== null && seen.has(target) ? null : target;
  }
  return ok(mapping);
}

function targetOf(
  heading: Heading,
  type: ImportType,
  values: readonly string[],
  parts: ReadonlySet<string>,
): string | null {
  switch (heading.kind) {
    case 'unknown':
      return null;
    case 'address':
      return addressTarget(heading, type, values, parts);
    case 'person':
      return personTarget(heading, type);
    case 'property':
      return type === 'suppression' ? null : (fullTarget(type, heading.field) ?? null);
    case 'suppression':
      return type === 'suppression' ? heading.field : null;
  }
}

function addressTarget(
  heading: Extract<Heading, { kind: 'address' }>,
  type: ImportType,
  values: readonly string[],
  parts: ReadonlySet<string>,
): string | null {
  // `Address` alone may hold everything, when no column of its own holds the city and the values read so.
  const whole =
    heading.part === 'line1' &&
    !parts.has(`${heading.of}.city`) &&
    values.length > 0 &&
    values.every((value) => splitAddress(value));
  const part = whole ? 'full' : heading.part;
  if (type === 'suppression') return `address.${part}`;
  if (type === 'contact') return heading.of === 'site' ? null : `mailingAddress.${part}`;
  return heading.of === 'mailing' ? `owners.${heading.owner ?? 1}.mailingAddress.${part}` : `address.${part}`;
}

function personTarget(heading: Extract<Heading, { kind: 'person' }>, type: ImportType): string | null {
  if (type === 'property') return fullTarget(type, `owners.${heading.owner ?? 1}.${heading.field}`) ?? null;
  if (type === 'contact') return (heading.owner ?? 1) > 1 ? null : (fullTarget(type, heading.field) ?? null);
  if (heading.field.startsWith('emails')) return 'email';
  return heading.field.startsWith('phones') && heading.field.endsWith('number') ? 'phone' : null;
}

/** A heading that says nothing, over a column that says it all. */
function byContent(values: readonly string[], type: ImportType): string | null {
  if (values.length === 0) return null;
  const share = (test: (value: string) => boolean) => values.filter(test).length / values.length;
  if (share((value) => normalizeEmail(value).ok) >= 0.8)
    return type === 'suppression' ? 'email' : type === 'contact' ? 'emails.1' : 'owners.1.emails.1';
  if (type !== 'suppression') return null;
  if (share((value) => normalizePhone(value).ok) >= 0.8) return 'phone';
  return share((value) => splitAddress(value) !== undefined) >= 0.8 ? 'address.full' : null;
}

/** Emails and phones that are taken move on to the next free place; any other target is given once. */
function freeTarget(wanted: string, taken: ReadonlySet<string>): string | null {
  if (!taken.has(wanted)) return wanted;
  const counted = /^(.*(?:emails|phones)\.)(\d+)(.*)$/.exec(wanted);
  if (!counted) return null;
  for (let at = Number(counted[2]) + 1; at <= 20; at++) {
    const next = `${counted[1]}${at}${counted[3]}`;
    if (!taken.has(next)) return next;
  }
  return null;
}

function customTarget(heading: string, type: ImportType, taken: ReadonlySet<string>): string | null {
  if (type === 'suppression') return null;
  const name = customFieldName(heading);
  if (name === null) return null;
  let target = `custom.${name}`;
  for (let count = 2; taken.has(target); count++) target = `custom.${name.slice(0, 56)}_${count}`;
  return target;
}

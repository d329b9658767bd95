/** Names and values of custom fields: a name can stand after `custom.` in a template, a value is one plain thing. */
import { cleanText } from './text.ts';

export const MAX_CUSTOM_FIELDS = 100;
export const MAX_CUSTOM_VALUE = 2000;
const MAX_NAME = 60;
const NAME = /^[A-Za-z][A-Za-z0-9_]{0,59}$/;
// These would reach an object's own machinery instead of a value.
const FORBIDDEN: ReadonlySet<string> = new Set([
  'constructor',
  'prototype',
  'toString',
  'valueOf',
  'hasOwnProperty',
]);

export function isCustomFieldName(name: string): boolean {
  return NAME.test(name) && !FORBIDDEN.has(name);
}

/** The field a column of this heading goes into: `Lot Size (sq ft)` → `lot_size_sq_ft`. Null when nothing is left. */
export function customFieldName(heading: string): string | null {
  const name = cleanText(heading)
    .normalize('NFKD')
    .replace(/\p{M}+/gu, '')
    .replace(/([a-z0-9])([A-Z])/g, '$1_$2')
    .toLowerCase()
    .replace(/%/g, ' percent ')
    .replace(/[^a-z0-9]+/g, '_')
    .replace(/^_+|_+$/g, '');
  if (name === '') return null;
  const started = /^[a-z]/.test(name) ? name : `field_${name}`;
  const short = started.slice(0, MAX_NAME).replace(/_+$/, '');
  return isCustomFieldName(short) ? short : `field_${short}`.slice(0, MAX_NAME);
}

// Guarantee: every place that is offered for a column is one that the server knows, whatever the kind of file, and has
// words of its own.
import { describe, expect, it } from 'vitest';
import { IMPORT_TYPES } from '#domain/import/import-type';
import { fullTarget } from '../../../src/engine/import/column-targets.ts';
import { choicesFor, targetLabel } from './column-choices.ts';

describe.each(IMPORT_TYPES)('a file of type %s', (type) => {
  const groups = choicesFor(type, 'Lot Size (sq ft)', {});
  const values = groups.flatMap(({ items }) => items.map(({ value }) => value));

  it('offers only what the server takes', () => {
    expect(values.length).toBeGreaterThan(10);
    expect(values.filter((value) => fullTarget(type, value) !== value)).toEqual([]);
  });

  it('says each in words that no other has', () => {
    const labels = groups.flatMap(({ items }) => items.map(({ label }) => label));
    expect(new Set(labels).size).toBe(labels.length);
    expect(labels.filter((label) => /[a-z]\.\d|undefined/.test(label))).toEqual([]);
  });
});

it('offers a custom field for what it does not know, but not on the do-not-contact list', () => {
  const has = (type: 'contact' | 'suppression') =>
    choicesFor(type, 'Lot Size (sq ft)', {}).some(({ items }) =>
      items.some(({ value }) => value === 'custom.lot_size_sq_ft'),
    );
  expect(has('contact')).toBe(true);
  expect(has('suppression')).toBe(false);
});

it('keeps what the server guessed even if it is in no list', () => {
  const groups = choicesFor('property', 'Owner 7 Email', { 'Owner 7 Email': 'owners.7.emails.1' });
  expect(groups.at(-1)?.items.map(({ value }) => value)).toContain('owners.7.emails.1');
  expect(targetLabel('property', 'owners.7.emails.1')).toBe('Owner 7: Email 1');
});

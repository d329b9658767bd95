// Guarantee: an act on a selection names every record that was ticked, each once, in calls that the server takes; and
// "all that match" asks for exactly what the list shows.
import { describe, expect, it } from 'vitest';
import { tagsIn } from './record-text.ts';
import { recordSearch } from './record-search.ts';
import { targetsOf } from './selection.ts';

describe('what is selected', () => {
  it('is named in parts of a thousand', () => {
    const ids = Array.from({ length: 2001 }, (_, index) => `record ${index}`);
    const targets = targetsOf({ kind: 'some', ids: new Set(ids) });
    expect(targets.map((one) => ('recordIds' in one ? one.recordIds.length : null))).toEqual([1000, 1000, 1]);
    expect(targets.flatMap((one) => ('recordIds' in one ? one.recordIds : []))).toEqual(ids);
  });

  it('is everything that matches, whatever its order', () => {
    const search = recordSearch({ type: 'property', tag: 'Hot', sort: 'name', search: 'elm', other: '1' });
    expect(targetsOf({ kind: 'all', search })).toEqual([
      { filter: { search: 'elm', type: 'property', tags: ['Hot'] } },
    ]);
    expect(targetsOf({ kind: 'all', search: {} })).toEqual([{ filter: {} }]);
  });
});

it('reads tags between commas', () => {
  expect(tagsIn(' hot lead, ,absentee,hot lead ,')).toEqual(['hot lead', 'absentee']);
  expect(tagsIn('')).toEqual([]);
});

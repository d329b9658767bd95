// Guarantee: filters in an address are plain words, survive the way there and back, and what is not a filter of ours is
// dropped instead of being sent to the API, which refuses what it does not know.
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { enrollmentSearch, isFiltered } from '../features/enrollments/enrollment-search.ts';
import { campaignSearch } from '../features/campaigns/campaign-search.ts';
import { parseSearch, stringifySearch } from './search-params.ts';

describe('filters in the address', () => {
  it('are readable', () => {
    expect(
      stringifySearch({ status: 'active', search: 'elm street & co', channel: undefined, touchStatus: '' }),
    ).toBe('?status=active&search=elm+street+%26+co');
    expect(stringifySearch({})).toBe('');
  });

  it('come back as they went', () => {
    const value = fc.string({ unit: 'grapheme', minLength: 1 });
    fc.assert(
      fc.property(fc.record({ search: value, status: value }), (params) => {
        expect(parseSearch(stringifySearch(params))).toEqual(params);
      }),
    );
  });

  it('know nothing of the article of help that is open', () => {
    expect(parseSearch('?status=active&help=batches')).toEqual({ status: 'active' });
  });

  it('are only those that the list knows', () => {
    const search = enrollmentSearch({
      search: 'dana',
      status: 'completing',
      channel: 'pigeon',
      touchStatus: 'planned',
      stoppable: 'perhaps',
      sequenceId: '',
      other: 'x',
    });
    expect(Object.fromEntries(Object.entries(search).filter(([, one]) => one !== undefined))).toEqual({
      search: 'dana',
      status: 'completing',
    });
    expect(isFiltered(search)).toBe(true);
    expect(isFiltered(enrollmentSearch({ channel: 'pigeon' }))).toBe(false);
    expect(campaignSearch({ status: 'gone', search: 5 })).toEqual({ status: undefined, search: undefined });
  });
});

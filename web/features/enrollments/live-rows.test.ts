// Guarantee: a list that is kept up shows each row as it last was known, in the place it had, nobody twice and nobody
// lost, and asks again exactly for what grew old while it was out of sight.
import { describe, expect, it } from 'vitest';
import type { Enrollment } from '../../api/types.ts';
import { awayRows } from './away-rows.ts';
import { isBehind, isHere, merge, rowsOf, type EnrollmentPage, type LiveRows } from './live-rows.ts';
import { brought, letGo } from './near-pages.ts';

const COUNTS = { active: 1, completing: 0, completed: 0, unenrolled: 0 };
const row = (id: string, status = 'active') => ({ id, status, record: {} }) as Enrollment;
const page = (ids: readonly string[], at = 1, nextCursor: string | null = null): EnrollmentPage => ({
  items: ids.map((id) => row(id)),
  nextCursor,
  counts: COUNTS,
  at,
});
const NOTHING: LiveRows = { patched: new Map(), added: [], counts: undefined, at: 0 };
const shown = (pages: readonly EnrollmentPage[], live: LiveRows): string[] =>
  Array.from(rowsOf(pages, live), (one) => `${one.id} ${isHere(one) ? one.status : 'away'}`);

describe('what is laid over the pages', () => {
  const pages = [page(['a', 'b'], 1, 'c'), page(['c', 'd'])];

  it('is nothing while nothing happened', () => {
    expect(shown(pages, NOTHING)).toEqual(['a active', 'b active', 'c active', 'd active']);
  });

  it('changes a row in its place, also one that no longer fits', () => {
    const seen = { items: [row('b', 'unenrolled')], nextCursor: null, counts: { ...COUNTS, unenrolled: 1 } };
    const live = merge(NOTHING, pages, seen, undefined, 5);
    expect(shown(pages, live)).toEqual(['a active', 'b unenrolled', 'c active', 'd active']);
    expect(live.counts?.unenrolled).toBe(1);
    // What a later look does not name stays as it was known.
    const later = merge(
      live,
      pages,
      { items: [row('c', 'completed')], nextCursor: null, counts: COUNTS },
      undefined,
      6,
    );
    expect(shown(pages, later)).toEqual(['a active', 'b unenrolled', 'c completed', 'd active']);
  });

  it('adds whoever came after the end, once, also when a page brings them as well', () => {
    const end = { items: [row('c'), row('d', 'completed'), row('e')], nextCursor: null, counts: COUNTS };
    const once = merge(NOTHING, pages, undefined, end, 5);
    const twice = merge(once, pages, undefined, end, 6);
    expect(shown(pages, twice)).toEqual(['a active', 'b active', 'c active', 'd completed', 'e active']);
    expect(shown([...pages, page(['e', 'f'])], twice)).toHaveLength(6);
  });
});

describe('what grew old out of sight', () => {
  const pages = [
    page(
      Array.from({ length: 100 }, (_, at) => `a${at}`),
      1,
      'next',
    ),
    page(['b'], 8),
  ];
  const live: LiveRows = { ...NOTHING, at: 5 };

  it('is what was fetched before the last event', () => {
    expect(isBehind(pages, live, [{ id: 'a7', index: 7 }])).toBe(true);
    expect(isBehind(pages, live, [{ id: 'b', index: 100 }])).toBe(false);
  });

  it('is nothing that was looked at since', () => {
    const patched = new Map([['a7', { row: row('a7'), at: 5 }]]);
    expect(isBehind(pages, { ...live, patched }, [{ id: 'a7', index: 7 }])).toBe(false);
    expect(isBehind(pages, NOTHING, [{ id: 'a7', index: 7 }])).toBe(false);
  });
});

describe('pages far from what is seen', () => {
  it('know who is in them, in a few bytes each', () => {
    const ids = ['01a224a1-2a82-701d-b487-3933cc6ad3e0', '00000000-0000-7000-8000-0000000000ff'];
    const away = awayRows(ids);
    expect(Array.from(away, ({ id }) => id)).toEqual(ids);
    expect([away.at(-1), away.at(0)?.id, away.at(1)?.id, away.at(2)]).toEqual([undefined, ...ids, undefined]);
    expect(Array.from(awayRows([...ids, 'other']), ({ id }) => id)).toEqual([...ids, 'other']);
  });

  const pages = [page(['a', 'b'], 1, 'c'), page(['c', 'd'], 1, 'e'), page(['e'])];

  it('keep who is in them, and every row its place', () => {
    const near = letGo(pages, 1, 2);
    expect(shown(near, NOTHING)).toEqual(['a away', 'b away', 'c active', 'd active', 'e active']);
    expect(letGo(near, 1, 2)).toBe(near);
  });

  it('come back as they are now, not as they were known before; who is gone stays away', () => {
    const live = { ...NOTHING, patched: new Map([['a', { row: row('a', 'unenrolled'), at: 5 }]]) };
    const again = brought(letGo(pages, 1, 2), 0, new Map([['a', row('a', 'active')]]), 9);
    expect(shown(again, live).slice(0, 2)).toEqual(['a active', 'b away']);
  });

  it('leave nothing behind of what was laid over them', () => {
    const live = { ...NOTHING, patched: new Map([['a', { row: row('a'), at: 5 }]]) };
    expect([...merge(live, letGo(pages, 1, 2), undefined, undefined, 6).patched.keys()]).toEqual([]);
  });
});

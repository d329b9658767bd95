// Guarantees: a sequence keeps its number through every edit, what an edit does is named exactly, and what would change
// the order of sequences under people who are on their way is told apart from what would not.
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { changesAnything, isStructural, planEdit, type PlanEdit, type WantedSequence } from './plan-edit.ts';
import type { Sequence, SequenceContent } from './sequence.ts';
import { sequenceId } from './sequence-id.ts';

const CAMPAIGN = '00000000-0000-7000-8000-00000000000a';
const text = (body: string): SequenceContent => ({ channel: 'sms', body });
const plan: readonly Sequence[] = ['one', 'two', 'three'].map((body, position) => ({
  id: sequenceId(CAMPAIGN, position + 1),
  number: position + 1,
  position,
  delay: 'P1D',
  content: text(body),
}));
const kept = (number: number, change: Partial<WantedSequence> = {}): WantedSequence => {
  const was = plan[number - 1];
  if (!was) throw new Error('no such sequence');
  return { id: was.id, delay: was.delay, content: was.content, ...change };
};
const added = (body = 'new'): WantedSequence => ({ delay: 'P2D', content: text(body) });

function edited(wanted: readonly WantedSequence[]): PlanEdit {
  const result = planEdit(plan, wanted, 'active');
  if (!result.ok) throw new Error(JSON.stringify(result.error));
  return result.value;
}

describe('what an edit does', () => {
  test('nothing', () => {
    const edit = edited([kept(1), kept(2), kept(3)]);
    expect(changesAnything(edit)).toBe(false);
  });
  test('a content and a delay change in place', () => {
    const edit = edited([kept(1, { content: text('uno') }), kept(2, { delay: 'P3D' }), kept(3)]);
    expect(edit).toMatchObject({
      contentChanged: [1],
      delayChanged: [2],
      appended: 0,
      inserted: 0,
      removed: [],
      reordered: false,
    });
    expect(isStructural(edit)).toBe(false);
  });
  test('a content whose parts stand in another order, or are undefined, has not changed', () => {
    const email: Sequence = {
      ...plan[0]!,
      content: { channel: 'email', subject: 's', html: 'h', text: 't' },
    };
    const same = { html: 'h', text: 't', subject: 's', channel: 'email' } as SequenceContent;
    const result = planEdit([email], [{ id: email.id, delay: email.delay, content: same }], 'active');
    expect(result).toMatchObject({ ok: true, value: { contentChanged: [] } });
  });
  test('appending at the end is no structural change', () => {
    const edit = edited([kept(1), kept(2), kept(3), added(), added('another')]);
    expect(edit).toMatchObject({ appended: 2, inserted: 0 });
    expect(edit.sequences.map(({ number }) => number)).toEqual([1, 2, 3, null, null]);
    expect(isStructural(edit)).toBe(false);
  });
  test.each<[string, readonly WantedSequence[], Partial<PlanEdit>]>([
    ['inserting', [kept(1), added(), kept(2), kept(3)], { inserted: 1, appended: 0 }],
    ['removing', [kept(1), kept(3)], { removed: [2] }],
    ['removing the last', [kept(1), kept(2)], { removed: [3] }],
    ['reordering', [kept(2), kept(1), kept(3)], { reordered: true }],
    ['replacing all', [added()], { removed: [1, 2, 3], appended: 1 }],
  ])('%s is structural', (_, wanted, expected) => {
    const edit = edited(wanted);
    expect(edit).toMatchObject(expected);
    expect(isStructural(edit)).toBe(true);
  });
});

describe('what is refused', () => {
  test.each<[string, readonly WantedSequence[], string]>([
    ['an id that is not in the plan', [{ ...added(), id: sequenceId(CAMPAIGN, 9) }], 'sequences.0.id'],
    ['an id that stands twice', [kept(1), kept(1)], 'sequences.1.id'],
    [
      'another channel after launch',
      [kept(1, { content: { channel: 'email', subject: 'x', text: 'y' } })],
      'sequences.0.channel',
    ],
  ])('%s', (_, wanted, path) => {
    expect(planEdit(plan, wanted, 'active')).toEqual({
      ok: false,
      error: [expect.objectContaining({ path })],
    });
  });
  test('a draft may change a channel', () => {
    expect(
      planEdit(plan, [kept(1, { content: { channel: 'email', subject: 'x', text: 'y' } })], 'draft').ok,
    ).toBe(true);
  });
});

test('for every edit: numbers are kept, none is given twice, and what is not structural leaves the old order a prefix', () => {
  const wanted = fc
    .array(fc.oneof(fc.integer({ min: 1, max: 3 }), fc.constant(null)), { maxLength: 8 })
    .map((numbers) => numbers.filter((number, at) => number === null || numbers.indexOf(number) === at));
  fc.assert(
    fc.property(wanted, (numbers) => {
      const edit = edited(numbers.map((number) => (number === null ? added() : kept(number))));
      expect(edit.sequences.map(({ number }) => number)).toEqual(numbers);
      const left = numbers.flatMap((number) => number ?? []);
      expect([...left, ...edit.removed].toSorted((a, b) => a - b)).toEqual([1, 2, 3]);
      expect(edit.appended + edit.inserted).toBe(numbers.length - left.length);
      const prefix =
        numbers.slice(0, 3).join() === '1,2,3' && numbers.slice(3).every((number) => number === null);
      expect(isStructural(edit)).toBe(!prefix);
    }),
  );
});

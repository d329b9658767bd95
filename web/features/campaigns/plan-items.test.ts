// Guarantee: a plan is changed without losing a sequence, its id, or its place.
import { describe, expect, it } from 'vitest';
import { added, duplicated, missingParts, movedTo, removed, sendable, type Plan } from './plan-items.ts';

const plan: Plan = [
  { key: 'a', value: { id: 'a', channel: 'sms', delay: 'PT0S', body: 'One' } },
  { key: 'b', value: { id: 'b', channel: 'sms', delay: 'P2D', body: 'Two' } },
  { key: 'c', value: { channel: 'sms', delay: 'P3D', body: 'Three' } },
];
const keys = (of: Plan): string => of.map(({ key }) => key).join('');

it.each([
  ['a', 1, 'bac'],
  ['a', 9, 'bca'],
  ['c', 0, 'cab'],
  ['b', -1, 'bac'],
  ['x', 0, 'abc'],
])('%s to %i is %s', (key, to, wanted) => {
  expect(keys(movedTo(plan, key, to))).toBe(wanted);
});

it('a copy stands behind, without the id, and not at once', () => {
  const copied = duplicated(plan, 'a', 'd');
  expect(keys(copied)).toBe('adbc');
  expect(copied[1]?.value).toEqual({ channel: 'sms', delay: 'P3D', body: 'One' });
  expect(copied[0]).toBe(plan[0]);
});

it('removing takes one', () => {
  expect(keys(removed(plan, 'b'))).toBe('ac');
});

it('the first is at once, a later one after some days', () => {
  expect(added([], 'email', 'k')[0]?.value.delay).toBe('PT0S');
  expect(added(plan, 'email', 'k').at(-1)?.value.delay).toBe('P3D');
});

describe('what is missing', () => {
  it.each([
    [{ channel: 'email', delay: 'PT0S', subject: ' ', text: '' }, ['subject', 'text']],
    [{ channel: 'email', delay: 'PT0S', subject: 'Hi', html: '<p>' }, []],
    [{ channel: 'sms', delay: 'PT0S', body: '\n' }, ['body']],
    [{ channel: 'direct_mail', delay: 'PT0S', format: 'letter', front: '<p>' }, ['html']],
    [{ channel: 'direct_mail', delay: 'PT0S', format: 'postcard_6x9', front: '<p>' }, ['back']],
  ] as const)('%j', (value, missing) => {
    expect(missingParts(value)).toEqual(missing);
  });
});

it('an empty part is not sent, nor is a fault', () => {
  expect(
    sendable({
      channel: 'email',
      delay: 'P1D',
      subject: '',
      html: '',
      text: 'Hi',
      held: { at: '2025-01-01T00:00:00Z', detail: null },
    }),
  ).toEqual({ channel: 'email', delay: 'P1D', subject: '', text: 'Hi' });
});

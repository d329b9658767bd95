import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { createSecretBox } from './secret-box.ts';

const box = createSecretBox('the first key of at least 32 characters');
const otherBox = createSecretBox('another key of at least 32 characters!!');

describe('the secret box', () => {
  it('opens what it sealed, whatever it was', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'grapheme' }), (text) => box.open('p', box.seal('p', text)) === text),
    );
  });

  it('opens nothing of another key, another purpose, or changed by a single bit', () => {
    const sealed = box.seal('sender credentials', 'hunter2');
    expect(otherBox.open('sender credentials', sealed)).toBeUndefined();
    expect(box.open('idempotent answer', sealed)).toBeUndefined();
    const bytes = Buffer.from(sealed, 'base64url');
    for (let at = 0; at < bytes.length * 8; at += 1) {
      const changed = Buffer.from(bytes);
      changed[at >> 3] = (changed[at >> 3] ?? 0) ^ (1 << (at & 7));
      expect(box.open('sender credentials', changed.toString('base64url'))).toBeUndefined();
    }
    expect(box.open('sender credentials', '')).toBeUndefined();
  });

  it('never seals the same text alike, and always fingerprints it alike', () => {
    expect(box.seal('p', 'x')).not.toBe(box.seal('p', 'x'));
    expect(box.fingerprint('p', 'x')).toBe(box.fingerprint('p', 'x'));
    expect(box.fingerprint('p', 'x')).toMatch(/^[0-9a-f]{64}$/);
    expect(
      new Set([box.fingerprint('p', 'x'), box.fingerprint('q', 'x'), otherBox.fingerprint('p', 'x')]).size,
    ).toBe(3);
  });
});

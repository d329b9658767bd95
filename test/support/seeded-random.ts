/** Chance that can be replayed: everything drawn follows from the seed (xoshiro128**, seeded by splitmix32). */

export class SeededRandom {
  readonly #state: [number, number, number, number];

  constructor(seed: number) {
    let x = seed | 0;
    const next = (): number => {
      x = (x + 0x9e3779b9) | 0;
      let z = Math.imul(x ^ (x >>> 16), 0x21f0aaad);
      z = Math.imul(z ^ (z >>> 15), 0x735a2d97);
      return z ^ (z >>> 15);
    };
    this.#state = [next(), next(), next(), next()];
  }

  /** 32 bits, unsigned. */
  bits(): number {
    const s = this.#state;
    const result = Math.imul(rotated(Math.imul(s[1], 5), 7), 9);
    const shifted = s[1] << 9;
    s[2] ^= s[0];
    s[3] ^= s[1];
    s[1] ^= s[2];
    s[0] ^= s[3];
    s[2] ^= shifted;
    s[3] = rotated(s[3], 11);
    return result >>> 0;
  }

  /** 0 ≤ x < 1. */
  fraction(): number {
    return this.bits() / 2 ** 32;
  }

  /** Whole number, both ends included. */
  between(low: number, high: number): number {
    return low + Math.floor(this.fraction() * (high - low + 1));
  }

  chance(probability: number): boolean {
    return this.fraction() < probability;
  }

  pick<T>(list: readonly T[]): T {
    const found = list[this.between(0, list.length - 1)];
    if (found === undefined) throw new RangeError('nothing to pick from');
    return found;
  }

  /** By weight; at least one must be above zero. */
  weighted<T>(choices: readonly (readonly [number, T])[]): T {
    const total = choices.reduce((sum, [weight]) => sum + weight, 0);
    let left = this.fraction() * total;
    for (const [weight, choice] of choices) {
      left -= weight;
      if (left < 0) return choice;
    }
    throw new RangeError('nothing with a weight to choose from');
  }

  shuffled<T>(list: readonly T[]): T[] {
    const result = [...list];
    for (let last = result.length - 1; last > 0; last -= 1) {
      const other = this.between(0, last);
      const [a, b] = [result[last], result[other]];
      if (a === undefined || b === undefined) throw new RangeError('a hole in the list');
      [result[last], result[other]] = [b, a];
    }
    return result;
  }

  /** At least one, in any order. */
  some<T>(list: readonly T[]): T[] {
    return this.shuffled(list).slice(0, this.between(1, list.length));
  }

  /** A stream of its own: what is drawn there moves nothing here. */
  fork(): SeededRandom {
    return new SeededRandom(this.bits());
  }
}

function rotated(value: number, by: number): number {
  return (value << by) | (value >>> (32 - by));
}

/** Ids of the form of UUIDv7, ascending like those of one process, the same in each replay. */
export function seededUuids(random: SeededRandom): () => string {
  const epochMs = Date.UTC(2026, 0, 1);
  let made = 0;
  return () => {
    made += 1;
    const ms = (epochMs + made).toString(16).padStart(12, '0');
    const [a, b, c] = [random.bits(), random.bits(), random.bits()];
    const hex = (value: number, digits: number): string => value.toString(16).padStart(8, '0').slice(-digits);
    const variant = hex(0x8000 | (b & 0x3fff), 4);
    return `${ms.slice(0, 8)}-${ms.slice(8)}-7${hex(a, 3)}-${variant}-${hex(b >>> 16, 4)}${hex(c, 8)}`;
  };
}

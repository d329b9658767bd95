/**
 * Rows of which only who they are is kept, in as little room as that takes: after ten thousand of them it is what a page
 * holds. The ids of a page are one string, sixteen characters each; a row is made when it is asked for.
 */
import type { Rows } from './rows.ts';

const UUID = /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/;
const BYTES = 16;

class AwayRow {
  readonly #ids: string;
  readonly #at: number;

  constructor(ids: string, at: number) {
    this.#ids = ids;
    this.#at = at;
  }

  get id(): string {
    const hex = Array.from(this.#ids.slice(this.#at * BYTES, (this.#at + 1) * BYTES), (char) =>
      char.charCodeAt(0).toString(16).padStart(2, '0'),
    ).join('');
    return hex.replace(/^(.{8})(.{4})(.{4})(.{4})/, '$1-$2-$3-$4-');
  }
}

class AwayRows implements Rows<AwayRow> {
  readonly #ids: string;

  constructor(ids: string) {
    this.#ids = ids;
  }

  get length(): number {
    return this.#ids.length / BYTES;
  }

  at(index: number): AwayRow | undefined {
    return index >= 0 && index < this.length ? new AwayRow(this.#ids, index) : undefined;
  }

  *[Symbol.iterator](): Generator<AwayRow> {
    for (let index = 0; index < this.length; index += 1) yield new AwayRow(this.#ids, index);
  }
}

export function awayRows(ids: readonly string[]): Rows<{ readonly id: string }> {
  return ids.every((id) => UUID.test(id)) ? new AwayRows(ids.map(pack).join('')) : ids.map((id) => ({ id }));
}

const pack = (id: string): string =>
  String.fromCharCode(
    ...(id.replaceAll('-', '').match(/../g) ?? []).map((byte) => Number.parseInt(byte, 16)),
  );

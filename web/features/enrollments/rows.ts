/** Rows that are worked out when they are asked for: a list of ten thousand holds no object for each. */

/** What is asked of a list of rows; an array has it too. */
export type Rows<Row> = Iterable<Row> & {
  readonly length: number;
  /** From 0; undefined past the end. Not below 0: an array would count from its end. */
  readonly at: (index: number) => Row | undefined;
};

/** Lists, one after the other, as one. */
export class JoinedRows<Row> implements Rows<Row> {
  readonly length: number;
  readonly #parts: readonly Rows<Row>[];
  /** Where each part begins. */
  readonly #starts: readonly number[];

  constructor(parts: readonly Rows<Row>[]) {
    const starts: number[] = [];
    let length = 0;
    for (const part of parts) {
      starts.push(length);
      length += part.length;
    }
    this.#parts = parts;
    this.#starts = starts;
    this.length = length;
  }

  at(index: number): Row | undefined {
    let [from, to] = [0, this.#starts.length - 1];
    while (from < to) {
      const middle = Math.ceil((from + to) / 2);
      if ((this.#starts[middle] ?? 0) <= index) from = middle;
      else to = middle - 1;
    }
    return index < 0 ? undefined : this.#parts[from]?.at(index - (this.#starts[from] ?? 0));
  }

  *[Symbol.iterator](): Generator<Row> {
    for (const part of this.#parts) yield* part;
  }
}

/** −1: none is. */
export function findIndex<Row>(rows: Rows<Row>, is: (row: Row) => boolean): number {
  let index = 0;
  for (const row of rows) {
    if (is(row)) return index;
    index += 1;
  }
  return -1;
}

/** From one index up to before another. */
export function sliceOf<Row>(rows: Rows<Row>, from: number, to: number): Row[] {
  const found: Row[] = [];
  for (let index = from; index < Math.min(to, rows.length); index += 1) {
    const row = rows.at(index);
    if (row !== undefined) found.push(row);
  }
  return found;
}

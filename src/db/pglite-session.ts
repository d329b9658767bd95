/** Statements and values over PGlite's wire. Errors carry neither the statement nor its values. */
import { Buffer } from 'node:buffer';
import type { Sql } from './database.ts';
import type { PgliteEngine } from './pglite-engine.ts';
import { PARSERS, parameter } from './values.ts';
import { readAnswer, scriptMessage, statementMessage, type WireAnswer } from './wire.ts';

export class PgliteError extends Error {
  override readonly name = 'PgliteError';
  readonly code: string;
  readonly constraint: string | undefined;

  constructor(code: string, constraint: string | undefined, message: string) {
    super(message);
    this.code = code;
    this.constraint = constraint;
  }
}

/** Not a turnstile: whoever uses it sees to it that nobody comes into another's transaction. */
export class PgliteSession implements Sql {
  readonly #engine: PgliteEngine;
  readonly #heard: (channel: string, payload: string) => void;

  constructor(engine: PgliteEngine, heard: (channel: string, payload: string) => void) {
    this.#engine = engine;
    this.#heard = heard;
  }

  async query<Row>(text: string, params: readonly unknown[] = []): Promise<Row[]> {
    return (await this.run<Row>(text, params)).rows;
  }

  async execute(text: string, params: readonly unknown[] = []): Promise<number> {
    return (await this.run(text, params)).changed;
  }

  run<Row>(text: string, params: readonly unknown[] = []): Promise<WireAnswer<Row>> {
    return this.#ask(statementMessage(text, params.map(valueText)));
  }

  async script(text: string): Promise<void> {
    await this.#ask(scriptMessage(text));
  }

  async #ask<Row>(message: Uint8Array): Promise<WireAnswer<Row>> {
    const answer = readAnswer<Row>(await this.#engine.ask(message), PARSERS);
    for (const { channel, payload } of answer.notifications) this.#heard(channel, payload);
    if (answer.fault) throw new PgliteError(answer.fault.code, answer.fault.constraint, answer.fault.message);
    return answer;
  }
}

function valueText(value: unknown): string | null {
  const plain = parameter(value);
  switch (typeof plain) {
    case 'string':
      return plain;
    case 'number':
    case 'bigint':
    case 'boolean':
      return String(plain);
    default:
      if (plain === null) return null;
      if (plain instanceof Uint8Array) return `\\x${Buffer.from(plain).toString('hex')}`;
      return JSON.stringify(plain);
  }
}

/** What a command is, and the two ways it can refuse: the line was written wrongly (2), or it cannot be done (1). */
import { parseArgs, type ParseArgsConfig } from 'node:util';
import type { CliHost } from './host.ts';

export type Command = {
  readonly name: string;
  /** One line for the list of commands. */
  readonly summary: string;
  /** Everything `--help` prints. */
  readonly help: string;
  /** Gives the exit code. */
  run(args: readonly string[], host: CliHost): Promise<number>;
};

/** The line cannot be understood: exit code 2, with where to read more. */
export class UsageFault extends Error {
  override readonly name = 'UsageFault';
}

/** It was understood and cannot be done: exit code 1 and one line that an operator can act on. */
export class CliFault extends Error {
  override readonly name = 'CliFault';
}

type Options = NonNullable<ParseArgsConfig['options']>;
type Parsed<T extends Options> = ReturnType<
  typeof parseArgs<{ options: T; strict: true; allowPositionals: true; args: string[] }>
>;

/** Throws UsageFault for an unknown option and for more words than `words` names; missing words are the command's to miss. */
export function parseLine<T extends Options>(
  args: readonly string[],
  options: T,
  words: readonly string[],
): { readonly values: Parsed<T>['values']; readonly words: readonly string[] } {
  const parsed = parseStrictly(args, options);
  const extra = parsed.positionals[words.length];
  if (extra !== undefined) throw new UsageFault(`"${extra}" is one word too many`);
  return { values: parsed.values, words: parsed.positionals };
}

function parseStrictly<T extends Options>(args: readonly string[], options: T): Parsed<T> {
  try {
    return parseArgs({ args: [...args], options, strict: true, allowPositionals: true });
  } catch (error) {
    if (error instanceof TypeError && 'code' in error && String(error.code).startsWith('ERR_PARSE_ARGS')) {
      throw new UsageFault(error.message.split('. ', 1)[0]?.replace(/\.$/, '') ?? error.message);
    }
    throw error;
  }
}

/** The word at this place, or a fault that names it. */
export function needed(word: string | undefined, name: string): string {
  if (word === undefined || word === '') throw new UsageFault(`${name} is missing`);
  return word;
}

/** Plants a fault: in the text of a statement, or in an operation of the store. Each is a step of the protocol left out. */
import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import type { Database } from '#db/database';
import { statements } from '#db/migrate';
import { migrationsFolder } from '#test/migrations-folder';
import type { Theme } from './world-plan.ts';
import type { StoreFault } from './world.ts';

export type Planted = {
  readonly name: string;
  /** Names of checks, any of which may be the first to see it. */
  readonly seenBy: readonly RegExp[];
  /** A constraint of the database that may meet it before any check does. */
  readonly refusedBy?: RegExp;
  /** Function of 0003_engine.sql: what is replaced in it, each exactly as often as it stands there. */
  readonly sql?: readonly (readonly [functionName: string, search: string, replacement: string])[];
  readonly store?: StoreFault;
  readonly theme?: Theme;
};

/** Returns the way to take it out again. */
export async function plant(db: Database, { sql = [] }: Planted): Promise<() => Promise<void>> {
  const text = await readFile(join(migrationsFolder, '0003_engine.sql'), 'utf8');
  const functions = statements(text);
  const names = new Set(sql.map(([name]) => name));
  for (const name of names) {
    let statement = functionNamed(functions, name);
    for (const [of, search, replacement] of sql) {
      if (of !== name) continue;
      if (!statement.includes(search)) throw new Error(`${name} holds no such text any more: ${search}`);
      statement = statement.replaceAll(search, replacement);
    }
    await db.script(asReplacement(statement));
  }
  return async () => {
    for (const name of names) await db.script(asReplacement(functionNamed(functions, name)));
  };
}

function functionNamed(functions: readonly string[], name: string): string {
  const found = functions.find((statement) => statement.includes(`create function ${name}(`));
  if (found === undefined) throw new Error(`0003_engine.sql has no function ${name}`);
  return found;
}

const asReplacement = (statement: string): string =>
  statement.replace('create function', 'create or replace function');

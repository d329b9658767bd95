/**
 * Rules about SQL text, in migrations and in template strings alike. A distributed database (Citus) refuses
 * functions in an UPDATE whose value may differ from node to node, and a clock that is read inside a statement
 * says when its transaction began: instants are read first, after the locks, and bound as parameters.
 */
import { lineAt, type SourceFile, type Violation } from './source-tree.ts';

const VOLATILE = new RegExp(
  [
    String.raw`\b(?:now|clock_timestamp|statement_timestamp|transaction_timestamp|timeofday|doorstep_now)\s*\(`,
    String.raw`\b(?:random|random_normal|gen_random_uuid|uuidv4|uuidv7|uuid_generate_v4|nextval|setval|currval|lastval)\s*\(`,
    String.raw`\b(?:txid_current|pg_current_xact_id)\s*\(`,
    String.raw`\b(?:current_timestamp|localtimestamp|current_date|current_time|localtime)\b`,
  ].join('|'),
  'i',
);

/** `update t set …`, `update only t as x set …`, and what an INSERT does on conflict. */
const UPDATE = /\bupdate\s+(?:only\s+)?[\w".$\s{}]*?\bset\b|\bdo\s+update\s+set\b/gi;

export type UpdateStatement = { readonly path: string; readonly line: number; readonly text: string };

export function updatesOf({ path, text }: SourceFile): UpdateStatement[] {
  const sql = withoutComments(text);
  return [...sql.matchAll(UPDATE)].map((match) => ({
    path,
    line: lineAt(sql, match.index),
    text: sql.slice(match.index, endOfStatement(sql, match.index)),
  }));
}

export function volatileUpdates(files: readonly SourceFile[]): Violation[] {
  return files.flatMap(updatesOf).flatMap(({ path, line, text }) => {
    const found = VOLATILE.exec(text);
    return found ? [{ path, line, what: `UPDATE with ${found[0]}…: read it before, and bind it` }] : [];
  });
}

/** Up to the semicolon, the end of the string, or the bracket that closes the CTE the statement stands in. */
function endOfStatement(sql: string, start: number): number {
  const before = sql.slice(0, start).trimEnd().at(-1);
  const quote = before === "'" || before === '"' ? before : '`';
  let depth = 0;
  for (let at = start; at < sql.length; at += 1) {
    const sign = sql[at];
    if (sign === '(') depth += 1;
    else if (sign === ')') depth -= 1;
    if (depth < 0 || sign === ';' || sign === quote) return at;
  }
  return sql.length;
}

/** Blanks keep every line and offset where it was. */
function withoutComments(text: string): string {
  return text.replace(/--[^\n]*|^\s*\/\/[^\n]*|\/\*[\s\S]*?\*\//gm, (comment) =>
    comment.replace(/[^\n]/g, ' '),
  );
}

/** Numbered from 1, without a gap, and named by what they do. */
export function misnumbered(names: readonly string[]): string[] {
  return names
    .filter((name) => name.endsWith('.sql'))
    .toSorted()
    .filter(
      (name, index) =>
        !new RegExp(`^${String(index + 1).padStart(4, '0')}_[a-z0-9]+(_[a-z0-9]+)*\\.sql$`).test(name),
    );
}

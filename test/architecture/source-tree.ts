/** The files of the clone as the rules of this folder see them: path relative to the root, and text. */
import { readdirSync, readFileSync } from 'node:fs';
import { join, relative, sep } from 'node:path';
import { fileURLToPath } from 'node:url';

export const projectRoot = fileURLToPath(new URL('../../', import.meta.url));

export type SourceFile = { readonly path: string; readonly text: string };
/** What a rule found, and where. `line` counts from 1. */
export type Violation = { readonly path: string; readonly line: number; readonly what: string };

const NOT_OURS = new Set(['node_modules', 'dist', 'data', 'coverage', 'test-results', '.git']);

/** Every file below `folders` whose name matches `pattern`. A folder that does not exist has no files. */
export function readSources(root: string, folders: readonly string[], pattern: RegExp): SourceFile[] {
  return folders
    .flatMap((folder) => listFiles(join(root, folder)))
    .filter((path) => pattern.test(path))
    .map((path) => ({ path: relative(root, path).split(sep).join('/'), text: readFileSync(path, 'utf8') }));
}

function listFiles(folder: string): string[] {
  let entries;
  try {
    entries = readdirSync(folder, { withFileTypes: true });
  } catch {
    return [];
  }
  return entries
    .filter(({ name }) => !NOT_OURS.has(name))
    .flatMap((entry) =>
      entry.isDirectory() ? listFiles(join(folder, entry.name)) : [join(folder, entry.name)],
    );
}

export function lineAt(text: string, offset: number): number {
  return text.slice(0, offset).split('\n').length;
}

/** For assertion messages: one line each. */
export function describeAll(violations: readonly Violation[]): string[] {
  return violations.map(({ path, line, what }) => `${path}:${line} ${what}`);
}

/**
 * Who may import whom (ARCHITECTURE.md), read from the import statements themselves: static, re-exported,
 * for types, and dynamic. The linter says the same sooner; this also sees relative paths and packages.
 */
import { dirname, join } from 'node:path/posix';
import { lineAt, type SourceFile, type Violation } from './source-tree.ts';

export type ImportStatement = { readonly path: string; readonly line: number; readonly specifier: string };

/** Room → what it may import of other rooms. `engine/ports` is the part of engine that the outer rooms implement. */
const MAY_IMPORT: Readonly<Record<string, readonly string[]>> = {
  domain: [],
  engine: ['domain'],
  db: ['domain', 'engine/ports'],
  channels: ['domain', 'engine/ports'],
  render: ['domain', 'engine/ports'],
  identity: ['domain', 'engine/ports'],
  telemetry: ['domain', 'engine/ports'],
  config: ['domain'],
  contract: ['domain'],
  http: ['engine', 'contract', 'domain'],
  cli: ['engine', 'contract', 'domain'],
  main: [
    'domain',
    'engine',
    'db',
    'channels',
    'render',
    'identity',
    'telemetry',
    'config',
    'contract',
    'http',
    'cli',
  ],
};

/** Rooms that must run repeatably, without I/O: only these packages. */
const PURE_PACKAGES: Readonly<Record<string, readonly string[]>> = {
  domain: ['temporal-polyfill', 'libphonenumber-js', '@photostructure/tz-lookup'],
  engine: ['temporal-polyfill', 'node:buffer'],
  contract: ['zod', '@hono/zod-openapi'],
};

const STATEMENTS = [
  /^[ \t]*(?:import|export)\b[^'"`;]*?\bfrom\s*['"]([^'"]+)['"]/gm,
  /^[ \t]*import\s*['"]([^'"]+)['"]/gm,
  /\bimport\(\s*['"`]([^'"`]+)['"`]/g,
  /\brequire\(\s*['"`]([^'"`]+)['"`]/g,
];
/** A path that is computed cannot be judged, so it is not allowed at all. */
const COMPUTED = /\bimport\(\s*(?!['"`\s])[^)]*\)/g;

export function importsOf({ path, text }: SourceFile): ImportStatement[] {
  return STATEMENTS.flatMap((pattern) =>
    [...text.matchAll(pattern)].map((match) => ({
      path,
      line: lineAt(text, match.index + match[0].length),
      specifier: match[1] ?? '',
    })),
  );
}

export function importViolations(files: readonly SourceFile[]): Violation[] {
  return files.flatMap((file) => {
    const room = roomOf(file.path);
    if (room === undefined) return [];
    const isTest = file.path.endsWith('.test.ts');
    const judged = importsOf(file).flatMap(({ path, line, specifier }) => {
      const what = judge(file.path, room, specifier, isTest);
      return what === undefined ? [] : [{ path, line, what: `${specifier}: ${what}` }];
    });
    return isTest ? judged : [...judged, ...computedImports(file)];
  });
}

function computedImports({ path, text }: SourceFile): Violation[] {
  return [...text.matchAll(COMPUTED)].map((match) => ({
    path,
    line: lineAt(text, match.index),
    what: `${match[0]}: an import whose path is computed`,
  }));
}

function judge(path: string, room: string, specifier: string, isTest: boolean): string | undefined {
  if (specifier.startsWith('.')) return judgeRelative(path, room, specifier);
  if (specifier.startsWith('#')) return judgeRoom(room, specifier.slice(1), isTest);
  if (isTest) return undefined;
  return judgePackage(room, specifier);
}

function judgeRelative(path: string, room: string, specifier: string): string | undefined {
  const target = join(dirname(path), specifier);
  return roomOf(target) === room ? undefined : `leaves src/${room}; another room is imported by its #name`;
}

function judgeRoom(room: string, target: string, isTest: boolean): string | undefined {
  const isIn = (allowed: string) => target === allowed || target.startsWith(`${allowed}/`);
  if (isIn(room) || MAY_IMPORT[room]?.some(isIn)) return undefined;
  if (isTest && isIn('test')) return undefined;
  return `src/${room} may not import this room`;
}

function judgePackage(room: string, specifier: string): string | undefined {
  const allowed = PURE_PACKAGES[room];
  if (allowed === undefined) return undefined;
  if (allowed.some((name) => specifier === name || specifier.startsWith(`${name}/`))) return undefined;
  return `src/${room} uses no package but ${allowed.join(', ')}`;
}

/** `src/<room>/…` → room; files of src that stand in no room belong nowhere. */
export function roomOf(path: string): string | undefined {
  const match = /^src\/([^/]+)\//.exec(path);
  return match?.[1];
}

/** A new folder in src has to say what it may import. */
export function unknownRooms(files: readonly SourceFile[]): string[] {
  const rooms = new Set(files.map(({ path }) => roomOf(path) ?? path));
  return [...rooms].filter((room) => !Object.hasOwn(MAY_IMPORT, room));
}

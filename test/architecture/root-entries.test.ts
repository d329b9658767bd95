// Guarantee: whoever opens the clone sees a table of contents, not a workbench.
import { readdirSync } from 'node:fs';
import { expect, test } from 'vitest';
import { projectRoot } from './source-tree.ts';

const ALLOWED = new Set([
  // what a reader starts with
  'README.md',
  'ARCHITECTURE.md',
  'CONTRIBUTING.md',
  'CHANGELOG.md',
  'LICENSE',
  'docs',
  // the product
  'src',
  'web',
  'samples',
  'package.json',
  'package-lock.json',
  '.env.example',
  // its proof
  'test',
  'bench',
  '.ci',
  // its tools
  'scripts',
  'tsconfig.json',
  'vitest.config.ts',
  '.oxlintrc.json',
  '.oxfmtrc.json',
  'knip.json',
  'lefthook.yml',
  '.editorconfig',
  '.gitattributes',
  '.gitignore',
  '.npmrc',
  '.nvmrc',
]);
/** Not kept: see .gitignore. */
const LOCAL = new Set([
  '.git',
  'node_modules',
  'dist',
  'data',
  'coverage',
  'test-results',
  '.env',
  '.DS_Store',
]);

function strangers(names: readonly string[]): string[] {
  return names.filter((name) => !ALLOWED.has(name) && !LOCAL.has(name) && !name.endsWith('.log'));
}

test('the root holds what is expected there and nothing else', () => {
  const names = readdirSync(projectRoot);
  expect(names).toContain('package.json');
  expect(strangers(names)).toEqual([]);
});

test('a scratch file at the root is found', () => {
  expect(strangers(['src', 'data', 'try.ts', 'package-lock.json.orig'])).toEqual([
    'try.ts',
    'package-lock.json.orig',
  ]);
});

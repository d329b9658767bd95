// Guarantee: the linter really knows the rooms and the types. A pattern that matches nothing says nothing, so each
// rule that this project leans on is seen to bite, with the project's own configuration.
import { execFile } from 'node:child_process';
import { cpSync, mkdirSync, mkdtempSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { projectRoot } from './source-tree.ts';

const testWith = (verb: string) => `import { test } from 'vitest';\ntest.${verb}('x', () => {});`;

const PLANTED: readonly (readonly [rule: string, path: string, text: string])[] = [
  ['no-restricted-imports', 'src/domain/wall.ts', `export { x } from '#db/x';`],
  ['no-restricted-imports', 'src/domain/node.ts', `export { x } from 'node:fs';`],
  ['no-restricted-imports', 'src/engine/wall.ts', `export const x = () => import('#db/x');`],
  ['no-restricted-imports', 'src/engine/node.ts', `export { x } from 'node:timers/promises';`],
  ['no-restricted-imports', 'src/db/wall.ts', `export { x } from '#engine/dispatch/tick';`],
  ['no-restricted-imports', 'src/channels/wall.ts', `import '#db/x';`],
  ['no-restricted-imports', 'src/render/wall.ts', `export type { X } from '#channels/x';`],
  ['no-restricted-imports', 'src/identity/wall.ts', `export { x } from '#http/x';`],
  ['no-restricted-imports', 'src/telemetry/wall.ts', `export { x } from '#db/x';`],
  ['no-restricted-imports', 'src/contract/wall.ts', `export { x } from '#engine/ports/x';`],
  ['no-restricted-imports', 'src/config/wall.ts', `export { x } from '#main/x';`],
  ['no-restricted-imports', 'src/http/wall.ts', `export { x } from '#db/x';`],
  ['no-restricted-imports', 'src/cli/wall.ts', `export { x } from '#http/x';`],
  ['no-restricted-imports', 'web/src/wall.ts', `export { x } from '#engine/x';`],
  ['no-restricted-globals', 'src/engine/process.ts', `export const x = process.pid;`],
  ['no-restricted-globals', 'src/engine/timer.ts', `export const x = () => setTimeout(() => {}, 5);`],
  ['no-restricted-properties', 'src/http/process.ts', `export const x = process.env;`],
  ['no-restricted-properties', 'src/domain/now.ts', `export const x = () => Date.now();`],
  ['no-restricted-properties', 'src/engine/random.ts', `export const x = () => Math.random();`],
  ['no-console', 'src/http/console.ts', `console.log('x');`],
  ['no-default-export', 'src/http/default.ts', `export default 1;`],
  ['no-explicit-any', 'src/http/any.ts', `export const x = (y: any) => y as unknown;`],
  ['no-cycle', 'src/http/cycle.ts', `import { b } from './cycle-back.ts';\nexport const a = () => b();`],
  ['max-lines', 'src/http/long.ts', `export const x = 1;\n${'void x;\n'.repeat(400)}`],
  [
    'no-floating-promises',
    'src/http/floating.ts',
    `const f = async () => 1;\nexport const g = () => { f(); };`,
  ],
  [
    'no-misused-promises',
    'src/http/misused.ts',
    `export const g = () => { [1].forEach(async () => { await f(); }); };\nconst f = async () => 1;`,
  ],
  ['await-thenable', 'src/http/thenable.ts', `export const g = async () => { await 5; };`],
  [
    'switch-exhaustiveness-check',
    'src/http/exhaustive.ts',
    `export function g(x: 'a' | 'b') {\n  switch (x) {\n    case 'a':\n      return 1;\n  }\n  return 2;\n}`,
  ],
  ['no-disabled-tests', 'src/http/skipped.test.ts', testWith('skip')],
  ['no-focused-tests', 'src/http/focused.test.ts', testWith('only')],
];

/** What the same folders may do: a rule that forbids everything would pass the list above. */
const ALLOWED: readonly (readonly [path: string, text: string])[] = [
  [
    'src/db/fine.ts',
    `import '#engine/ports/x';\nimport '#domain/x';\nimport '#db/queries/x';\nimport 'node:fs';`,
  ],
  ['src/engine/fine.ts', `import '#domain/x';\nimport '#engine/ports/x';\nimport 'node:buffer';`],
  ['src/http/fine.ts', `import '#engine/x';\nimport '#contract/x';\nimport '#domain/x';`],
  ['src/main/fine.ts', `import '#db/x';\nimport '#http/x';\nexport const x = process.env;`],
  ['src/cli/fine.ts', `console.log(process.pid);`],
  ['web/src/fine.ts', `import '#contract/x';\nimport '#domain/x';`],
  ['src/http/cycle-back.ts', `import { a } from './cycle.ts';\nexport const b = () => a();`],
];

type Diagnostic = { readonly code: string; readonly filename: string };

describe('the linter', () => {
  let folder: string;
  let found: readonly Diagnostic[];

  beforeAll(async () => {
    folder = mkdtempSync(join(tmpdir(), 'doorstep-lint-'));
    for (const name of ['.oxlintrc.json', 'tsconfig.json', 'package.json'])
      cpSync(join(projectRoot, name), join(folder, name));
    symlinkSync(join(projectRoot, 'node_modules'), join(folder, 'node_modules'));
    for (const [path, text] of [...PLANTED.map(([, ...file]) => file), ...ALLOWED]) {
      mkdirSync(join(folder, dirname(path)), { recursive: true });
      writeFileSync(join(folder, path), `${text}\n`);
    }
    found = await lint(folder);
  });
  afterAll(() => {
    rmSync(folder, { recursive: true, force: true });
  });

  test.each(PLANTED)('%s bites in %s', (rule, path) => {
    const codes = found.filter(({ filename }) => filename === path).map(({ code }) => code);
    expect(codes.map((code) => code.replace(/^.*\((.*)\)$/, '$1'))).toContain(rule);
  });

  test.each(ALLOWED.filter(([path]) => path.endsWith('fine.ts')))('%s may do what it does', (path) => {
    expect(found.filter(({ filename }) => filename === path)).toEqual([]);
  });
});

function lint(folder: string): Promise<readonly Diagnostic[]> {
  const program = join(projectRoot, 'node_modules/oxlint/bin/oxlint');
  return new Promise((resolve, reject) => {
    const options = { cwd: folder, maxBuffer: 64 * 1024 * 1024 };
    // The exit code says that something was found, which is the point.
    execFile(
      process.execPath,
      [program, '--format=json', 'src', 'web'],
      options,
      (_error, stdout, stderr) => {
        try {
          resolve((JSON.parse(stdout) as { diagnostics: Diagnostic[] }).diagnostics);
        } catch {
          reject(new Error(`oxlint answered no JSON:\n${stdout}${stderr}`));
        }
      },
    );
  });
}

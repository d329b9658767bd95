// Guarantee: the walls between the rooms stand, and the check that says so looks at something.
import { describe, expect, test } from 'vitest';
import { importsOf, importViolations, unknownRooms } from './import-rules.ts';
import { describeAll, projectRoot, readSources } from './source-tree.ts';

const files = readSources(projectRoot, ['src'], /\.ts$/);

describe('the sources', () => {
  test('are really read', () => {
    expect(files.length).toBeGreaterThan(100);
    expect(files.flatMap(importsOf).length).toBeGreaterThan(300);
  });

  test('import only what their room may', () => {
    expect(describeAll(importViolations(files))).toEqual([]);
  });

  test('stand in rooms whose walls are written down', () => {
    expect(unknownRooms(files)).toEqual([]);
  });
});

describe('the scanner sees', () => {
  test.each([
    ['a plain import', `import { a } from '#db/a';`],
    ['a default import', `import a from "#db/a";`],
    ['an import for types', `import type { A } from '#db/a';`],
    ['an import over several lines', `import {\n  a,\n  type B,\n} from '#db/a';`],
    ['an import for its effect', `import '#db/a';`],
    ['a re-export', `export { a } from '#db/a';`],
    ['a re-export of all', `export * from '#db/a';`],
    ['a dynamic import', `const a = await import('#db/a');`],
    ['a type by import', `type A = import('#db/a').A;`],
    ['a require', `const a = require('#db/a');`],
  ])('%s', (_, text) => {
    expect(importsOf({ path: 'src/http/x.ts', text }).map(({ specifier }) => specifier)).toEqual(['#db/a']);
    expect(importViolations([{ path: 'src/http/x.ts', text }])).toHaveLength(1);
  });

  test('the line it stands on', () => {
    const text = `// first\nimport {\n  a,\n} from '#db/a';\n`;
    expect(importsOf({ path: 'src/http/x.ts', text })).toEqual([
      { path: 'src/http/x.ts', line: 4, specifier: '#db/a' },
    ]);
  });
});

describe('a planted violation is found', () => {
  test.each([
    ['src/domain/a.ts', '#engine/ports/clock'],
    ['src/domain/a.ts', 'node:fs'],
    ['src/domain/a.ts', 'nodemailer'],
    ['src/domain/a.ts', '../engine/a.ts'],
    ['src/engine/a.ts', '#db/connect'],
    ['src/engine/a.ts', 'node:timers/promises'],
    ['src/engine/a.ts', 'pg'],
    ['src/db/a.ts', '#engine/dispatch/tick'],
    ['src/db/a.ts', '#engine/portsmouth'],
    ['src/db/a.ts', '#channels/smtp'],
    ['src/channels/email/a.ts', '#render/liquid'],
    ['src/render/a.ts', '../db/connect.ts'],
    ['src/contract/a.ts', '#engine/ports/clock'],
    ['src/contract/a.ts', 'hono'],
    ['src/http/a.ts', '#main/main'],
    ['src/http/a.ts', '#test/postgres'],
    ['src/cli/a.ts', '#http/app'],
    ['src/main/a.ts', '#test/postgres'],
    ['src/domain/a.test.ts', '#db/connect'],
  ])('%s importing %s', (path, specifier) => {
    expect(importViolations([{ path, text: `import { x } from '${specifier}';` }])).toHaveLength(1);
  });

  test('an import whose path is computed', () => {
    expect(importViolations([{ path: 'src/main/a.ts', text: 'await import(name);' }])).toHaveLength(1);
  });

  test('a room that nobody described', () => {
    expect(
      unknownRooms([
        { path: 'src/helpers/a.ts', text: '' },
        { path: 'src/a.ts', text: '' },
      ]),
    ).toEqual(['helpers', 'src/a.ts']);
  });
});

test.each([
  ['src/domain/touch/a.ts', '#domain/time/zone'],
  ['src/domain/touch/a.ts', '../time/zone.ts'],
  ['src/domain/a.ts', 'libphonenumber-js/max'],
  ['src/domain/a.test.ts', 'node:fs'],
  ['src/db/queries/a.ts', '#engine/ports/store'],
  ['src/db/a.ts', '#engine/ports'],
  ['src/db/a.test.ts', '#test/scratch-database'],
  ['src/http/routes/a.ts', '#engine/enroll/enroll-records'],
  ['src/main/main.ts', '#db/connect'],
])('%s may import %s', (path, specifier) => {
  expect(importViolations([{ path, text: `import { x } from '${specifier}';` }])).toEqual([]);
});

// Guarantee: habits that a review tires of checking are checked here, each by a rule that is seen to bite.
import { describe, expect, test } from 'vitest';
import { describeAll, projectRoot, readSources, type SourceFile } from './source-tree.ts';
import {
  clockReadings,
  LINE_CAP,
  machinePaths,
  notKebabCase,
  skippedTests,
  tooLong,
  unfinishedWords,
} from './text-rules.ts';

const CODE = /\.(ts|tsx|mjs)$/;
const code = readSources(projectRoot, ['src', 'web', 'test', 'bench', 'scripts', 'samples'], CODE).filter(
  ({ path }) => !path.endsWith('.gen.ts'),
);
/** The words themselves have to stand somewhere. */
const SELF = new Set(['test/architecture/text-rules.ts', 'test/architecture/text.test.ts']);
const everything = readSources(
  projectRoot,
  ['src', 'web', 'test', 'bench', 'scripts', 'docs', '.ci'],
  /\.(ts|tsx|mjs|sql|md|json|html|css|yml)$|\/run$/,
).filter(({ path }) => !SELF.has(path));
const planted = (text: string, path = 'src/domain/planted.ts'): SourceFile[] => [{ path, text }];

test('the files are really read', () => {
  expect(code.length).toBeGreaterThan(150);
  expect(everything.length).toBeGreaterThan(code.length);
});

describe('file length', () => {
  test('no file is longer than the cap', () => {
    expect(describeAll(tooLong(code))).toEqual([]);
  });
  test('bites at one line more', () => {
    expect(tooLong(planted('x\n'.repeat(LINE_CAP)))).toEqual([]);
    expect(tooLong(planted('x\n'.repeat(LINE_CAP + 1)))).toHaveLength(1);
  });
});

describe('file names', () => {
  test('are kebab-case', () => {
    expect(describeAll(notKebabCase(code))).toEqual([]);
  });
  test.each(['src/domain/touchStatus.ts', 'src/domain/TouchStatus.ts', 'src/domain/touch_status.ts'])(
    'bites: %s',
    (path) => {
      expect(notKebabCase(planted('', path))).toHaveLength(1);
    },
  );
  test('lets vite.config.ts and a.gen.ts be', () => {
    expect(
      notKebabCase([...planted('', 'web/vite.config.ts'), ...planted('', 'web/api-types.gen.ts')]),
    ).toEqual([]);
  });
});

describe('unfinished words', () => {
  test('are nowhere', () => {
    expect(describeAll(unfinishedWords(everything))).toEqual([]);
  });
  test.each([
    '// TODO: later',
    '// FIXME',
    "throw new Error('not implemented')",
    '// a placeholder until then',
  ])('bites: %s', (text) => {
    expect(unfinishedWords(planted(text))).toHaveLength(1);
  });
  test('lets Spanish say all, and bites there as well', () => {
    const path = 'web/words/es/base.ts';
    expect(unfinishedWords(planted("end: 'Eso es todo. Todo lo que ve.'", path))).toEqual([]);
    expect(unfinishedWords(planted('// TODO: más tarde', path))).toHaveLength(1);
    expect(unfinishedWords(planted("end: 'todo'", 'web/words/en/base.ts'))).toHaveLength(1);
  });
  test.each(['<input placeholder="Name" />', "{ placeholder: 'Name' }"])('lets a form be: %s', (text) => {
    expect(unfinishedWords(planted(text))).toEqual([]);
  });
});

describe('skipped tests', () => {
  test('there are none', () => {
    expect(describeAll(skippedTests(code))).toEqual([]);
  });
  test.each(['skip', 'only', 'skipIf'])('bites: %s', (verb) => {
    expect(skippedTests(planted(`describe.${verb}('x', () => {});`))).toHaveLength(1);
  });
});

describe('paths of a machine', () => {
  test('are nowhere', () => {
    expect(describeAll(machinePaths(everything))).toEqual([]);
  });
  test.each(['root', 'home/ann', 'work', 'Users/ann'])('bites: %s', (place) => {
    expect(machinePaths(planted(`open('/${place}/x')`))).toHaveLength(1);
  });
  test.each(['https://example.com/work/1', './work/a.ts', "'/usr/bin/chromium'"])('lets be: %s', (text) => {
    expect(machinePaths(planted(text))).toEqual([]);
  });
});

describe('the clock', () => {
  const pure = readSources(projectRoot, ['src/domain', 'src/engine'], /(?<!\.test)\.ts$/);
  test('is not read in domain and engine', () => {
    expect(pure.length).toBeGreaterThan(50);
    expect(describeAll(clockReadings(pure))).toEqual([]);
  });
  test.each([
    'const at = new Date();',
    'const at = Date();',
    'Date.now()',
    'Temporal.Now.instant()',
    'Math.random()',
  ])('bites: %s', (text) => {
    expect(clockReadings(planted(text))).toHaveLength(1);
  });
  test('lets a given instant be', () => {
    expect(clockReadings(planted('new Date(now.getTime() + 5)'))).toEqual([]);
  });
});

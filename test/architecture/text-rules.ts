/** Rules about the text of files: length, names, words that do not belong, and the clock where it is forbidden. */
import { basename } from 'node:path/posix';
import { lineAt, type SourceFile, type Violation } from './source-tree.ts';

export const LINE_CAP = 400;

export function tooLong(files: readonly SourceFile[]): Violation[] {
  return files.flatMap(({ path, text }) => {
    const lines = text.replace(/\n$/, '').split('\n').length;
    return lines > LINE_CAP
      ? [{ path, line: lines, what: `has ${lines} lines, the cap is ${LINE_CAP}` }]
      : [];
  });
}

export function notKebabCase(files: readonly SourceFile[]): Violation[] {
  return files
    .filter(({ path }) => !/^[a-z0-9]+(-[a-z0-9]+)*(\.[a-z0-9]+)*$/.test(basename(path)))
    .map(({ path }) => ({ path, line: 1, what: 'is not named in kebab-case' }));
}

/** The HTML attribute and its React prop are no unfinished work. */
const UNFINISHED =
  /\b(?:TODO|FIXME|XXX|HACK|not implemented|coming soon)\b|\bplaceholder\b(?!["']?\s*[=:?,})\]])/gi;

/** Where words of Spanish stand: "todo" means all. The mark of unfinished work is written in capitals there, too. */
const SPANISH = /(?:^web\/words\/es\/|-es\.ts$)/;

export function unfinishedWords(files: readonly SourceFile[]): Violation[] {
  return files.flatMap((file) => {
    const text = SPANISH.test(file.path) ? file.text.replaceAll(/\b[Tt]odo\b/g, '----') : file.text;
    return find([{ ...file, text }], UNFINISHED, (found) => `says "${found}"`);
  });
}

const SKIPPED_TEST = /\b(?:test|it|describe)\.(?:skip|only|todo|skipIf|fails)\b/g;

/** The vendors' own API files lie beside the repository and not in it: where they are not, those tests say so. */
const MAY_SKIP = 'test/contract/channel-vendors.test.ts';

export function skippedTests(files: readonly SourceFile[]): Violation[] {
  const held = files.filter(({ path }) => path !== MAY_SKIP);
  return find(held, SKIPPED_TEST, (found) => `${found}: a test that does not run protects nothing`);
}

/** Homes and mount points of the machine that a file was written on. */
const MACHINE_PATH = /(?<![\w.:/$\]{}-])\/(?:work|farm|root|home\/\w+|Users\/\w+)\//g;

export function machinePaths(files: readonly SourceFile[]): Violation[] {
  return find(files, MACHINE_PATH, (found) => `${found}: a path of one machine`);
}

/** Rules take the time as an argument. The linter bans Date.now; it cannot tell `new Date()` from `new Date(x)`. */
const CLOCK = /\bnew Date\(\s*\)|(?<!new )\bDate\(\s*\)|\bTemporal\.Now\b|\bDate\.now\b|\bMath\.random\b/g;

export function clockReadings(files: readonly SourceFile[]): Violation[] {
  return find(files, CLOCK, (found) => `${found}: time and chance come in as arguments or through a port`);
}

function find(
  files: readonly SourceFile[],
  pattern: RegExp,
  describe: (found: string) => string,
): Violation[] {
  return files.flatMap(({ path, text }) =>
    [...text.matchAll(pattern)].map((match) => ({
      path,
      line: lineAt(text, match.index),
      what: describe(match[0]),
    })),
  );
}

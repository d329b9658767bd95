// Guarantee: every component of Mantine that a page uses, and whatever it is made of, has its styles.
import { readFileSync, readdirSync } from 'node:fs';
import { createRequire } from 'node:module';
import { dirname, join } from 'node:path';
import { expect, it } from 'vitest';

const WEB = join(import.meta.dirname, '..');
const MANTINE = dirname(createRequire(import.meta.url).resolve('@mantine/core/styles.css'));
const text = (path: string): string => readFileSync(path, 'utf8');

/** The names that our modules import. */
const named = readdirSync(WEB, { recursive: true, encoding: 'utf8' })
  .filter((file) => /\.tsx?$/.test(file))
  .flatMap((file) =>
    [...text(join(WEB, file)).matchAll(/import \{([^}]*)\} from '@mantine\/core'/g)].flatMap(
      ([, names = '']) => names.match(/(?<!type )\b[A-Z]\w*/g) ?? [],
    ),
  );

/** Modules with styles that are reached from those names. */
function styled(): Set<string> {
  const index = text(join(MANTINE, 'esm/index.mjs'));
  const found = new Set<string>();
  const seen = new Set<string>();
  const follow = (path: string): void => {
    if (seen.has(path)) return;
    seen.add(path);
    const style = /([^/]+)\.module\.mjs$/.exec(path)?.[1];
    if (style !== undefined) found.add(style);
    for (const [, next = ''] of text(path).matchAll(/from "(\.[^"]+)"/g)) follow(join(dirname(path), next));
  };
  for (const name of named) {
    const path = new RegExp(String.raw`"(\./components/[^"]*/${name}\.mjs)"`).exec(index)?.[1];
    if (path !== undefined) follow(join(MANTINE, 'esm', path));
  }
  return found;
}

it('what is used has its styles, and nothing else has', () => {
  const given = [...text(join(WEB, 'app/mantine.css')).matchAll(/styles\/([A-Z]\w+)\.css/g)].map(
    ([, name = '']) => name,
  );
  expect(named.length).toBeGreaterThan(50);
  expect(given.toSorted()).toEqual([...styled()].toSorted());
});

it('they stand in the order of the whole sheet', () => {
  const whole = text(join(MANTINE, 'styles.css'));
  const places = [...text(join(WEB, 'app/mantine.css')).matchAll(/styles\/(\w+)\.css/g)].map(
    ([, name = '']) =>
      whole.indexOf(/\.m_\w+/.exec(text(join(MANTINE, `styles/${name}.css`)))?.[0] ?? 'none'),
  );
  expect(places).toEqual(places.toSorted((a, b) => a - b));
});

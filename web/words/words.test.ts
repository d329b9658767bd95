// Guarantee: every language says everything that English says, in the same shape, and none of it is empty; texts with
// numbers and names have them in it.
import { describe, expect, it } from 'vitest';
import { ARTICLE_IDS, searchArticles } from '../features/help/articles.ts';
import { articles as articlesEn } from '../features/help/articles-en.ts';
import { articles as articlesEs } from '../features/help/articles-es.ts';
import { en } from './en/index.ts';
import { es } from './es/index.ts';

type Leaf = { readonly path: string; readonly value: unknown };

const leavesOf = (value: unknown, path = ''): readonly Leaf[] =>
  typeof value === 'object' && value !== null
    ? Object.entries(value).flatMap(([key, one]) => leavesOf(one, `${path}.${key}`))
    : [{ path, value }];

type Say = (...values: readonly unknown[]) => unknown;

/** The texts that a function gives, for one and for many. */
function texts({ path, value }: Leaf): readonly string[] {
  if (typeof value === 'string') return [value];
  const say = value as Say;
  return [1, 21].map((number) => {
    // A count is a number, a name or a time is text; whichever is wanted, the other fails or reads wrong.
    for (const given of [number, `«${number}»`]) {
      const args = Array.from({ length: Math.max(say.length, 1) }, () => given);
      const text = say(...args);
      if (typeof text === 'string' && !text.includes('NaN')) return text;
    }
    throw new Error(`${path} gives no text`);
  });
}

/** What is the same in every language: marks, names, a command, examples of numbers and addresses. */
const SAME = /^(?:|es|en|Doorstep.*|[–·]+|Lob|Twilio|General|API.*|npm run doorstep.*|[^a-z]*[0-9].*)$/;
/** Names by keys that are not ours: merge fields have names of their own in English. */
const OPEN = /^\.build\.fields\./;

describe.each([{ language: 'es', words: es }])('$language', ({ words }) => {
  it('has the shape of English, to the last word', () => {
    const shape = (of: unknown) =>
      leavesOf(of)
        .filter(({ path }) => !OPEN.test(path))
        .map(({ path, value }) => `${path} ${typeof value}`)
        .toSorted();
    expect(shape(words)).toEqual(shape(en));
  });

  it('takes as many values where English takes some', () => {
    const arities = (of: unknown) =>
      leavesOf(of)
        .flatMap(({ path, value }) => (typeof value === 'function' ? [`${path} ${value.length}`] : []))
        .toSorted();
    expect(arities(words)).toEqual(arities(en));
  });

  it('leaves nothing in English', () => {
    const english = new Map(leavesOf(en).map(({ path, value }) => [path, value]));
    const left = leavesOf(words).filter(
      ({ path, value }) =>
        typeof value === 'string' && value.length > 12 && !SAME.test(value) && english.get(path) === value,
    );
    expect(left.map(({ path }) => path)).toEqual([]);
  });
});

describe.each([
  { language: 'en', words: en, articles: articlesEn },
  { language: 'es', words: es, articles: articlesEs },
])('$language', ({ words, articles }) => {
  it('has no empty text, and says the values it is given', () => {
    const leaves = leavesOf(words);
    expect(leaves.length).toBeGreaterThan(300);
    for (const leaf of leaves) {
      for (const text of texts(leaf)) {
        expect(text.trim(), leaf.path).not.toBe('');
        expect(text, leaf.path).not.toMatch(/undefined|\[object|NaN/);
      }
      if (typeof leaf.value === 'function') {
        const [one, many] = texts(leaf);
        expect(one, `${leaf.path} says the same whatever it is given`).not.toBe(many);
      }
    }
  });

  it('counts one and many with different words', () => {
    expect(words.delay.days(1)).not.toBe(words.delay.days(2).replace('2', '1'));
    expect(words.delay.days(12_431)).toContain('12,431');
  });

  it('has every article of help whole, and its links lead to others', () => {
    expect(Object.keys(articles).toSorted()).toEqual([...ARTICLE_IDS].toSorted());
    for (const { path, value } of leavesOf(articles)) expect(String(value).trim(), path).not.toBe('');
    for (const id of ARTICLE_IDS) {
      const { blocks, related } = articles[id];
      expect(blocks.length, id).toBeGreaterThan(1);
      expect(related, id).not.toContain(id);
      // Marks of strong words come in pairs.
      for (const { path, value } of leavesOf(blocks))
        expect(String(value).split('**').length % 2, `${id}${path}`).toBe(1);
    }
  });
});

describe('the search of help', () => {
  it('finds all words anywhere, accents or not, the title first', () => {
    expect(searchArticles(articlesEn, 'cut-off')[0]).toBe('batches');
    expect(searchArticles(articlesEn, 'PAUSE resume')[0]).toBe('pause');
    expect(searchArticles(articlesEs, 'campana')).toContain('build-campaign');
    expect(searchArticles(articlesEn, 'sealed chain')).toEqual(['receipts']);
    expect(searchArticles(articlesEn, 'sealed zebra')).toEqual([]);
  });
});

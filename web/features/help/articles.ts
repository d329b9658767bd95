/** What an article of help is made of, and which belong to which screen. */
export const ARTICLE_IDS = [
  'unenroll',
  'stopping',
  'restore',
  'opt-out',
  'imports',
  'build-campaign',
  'batches',
  'pause',
  'roles',
  'receipts',
  'senders',
  'keys',
] as const;
export type ArticleId = (typeof ARTICLE_IDS)[number];

/** `**` around words makes them strong; nothing else is marked up. */
export type Block =
  | { readonly text: string }
  | { readonly steps: readonly string[] }
  | { readonly points: readonly string[] }
  | { readonly title: string };

export type Article = {
  readonly title: string;
  /** One sentence, in the list. */
  readonly summary: string;
  readonly blocks: readonly Block[];
  readonly related: readonly ArticleId[];
};
export type Articles = Readonly<Record<ArticleId, Article>>;

/** The first that fits an address says which articles are shown first there. */
const PLACES: readonly (readonly [RegExp, readonly ArticleId[]])[] = [
  [/^\/campaigns\/[^/]+\/enrollments/, ['unenroll', 'stopping', 'restore', 'keys']],
  [/^\/campaigns\/[^/]+\/batches/, ['batches', 'stopping']],
  [/^\/campaigns\/[^/]+\/(?:build|sequences|settings)/, ['build-campaign', 'batches', 'pause']],
  [/^\/campaigns\/[^/]+/, ['pause', 'stopping', 'build-campaign']],
  [/^\/campaigns/, ['build-campaign', 'unenroll', 'pause']],
  [/^\/records/, ['opt-out', 'unenroll', 'imports']],
  [/^\/imports/, ['imports']],
  [/^\/outbox/, ['senders']],
  [/^\/do-not-contact/, ['opt-out']],
  [/^\/receipts/, ['receipts', 'restore']],
  [/^\/settings\/senders/, ['senders']],
  [/^\/settings/, ['roles', 'senders']],
];

export const articlesFor = (path: string): readonly ArticleId[] =>
  PLACES.find(([pattern]) => pattern.test(path))?.[1] ?? [];

export const asArticleId = (id: string): ArticleId | undefined => ARTICLE_IDS.find((one) => one === id);

/** Lower case without accents: `Pausar una campaña` is found by `campana`. */
const plain = (text: string): string =>
  text
    .normalize('NFD')
    .replaceAll(/\p{Mark}/gu, '')
    .toLowerCase();

const wordsOf = ({ title, summary, blocks }: Article): string =>
  plain(
    [
      title,
      summary,
      ...blocks.flatMap((block) => {
        if ('text' in block) return [block.text];
        if ('title' in block) return [block.title];
        return 'steps' in block ? block.steps : block.points;
      }),
    ].join(' '),
  );

/** Articles that have every word of the search, those with all of them in the title first. */
export function searchArticles(articles: Articles, search: string): readonly ArticleId[] {
  const wanted = plain(search)
    .split(/\s+/)
    .filter((word) => word !== '');
  const has = (text: string): boolean => wanted.every((word) => text.includes(word));
  const found = ARTICLE_IDS.filter((id) => has(wordsOf(articles[id])));
  const inTitle = new Set(found.filter((id) => has(plain(articles[id].title))));
  return [...found.filter((id) => inTitle.has(id)), ...found.filter((id) => !inTitle.has(id))];
}

/**
 * Into index.html goes what each page is made of, so that a page's own files are fetched beside the program and not after
 * it. Only for the pages that people open most; any other is fetched when the program asks.
 */
import type { Plugin, Rolldown } from 'vite';

/** Address → the modules of its page, as app/router.tsx loads them. */
const PAGES: Readonly<Record<string, readonly string[]>> = {
  '^/sign-in': ['pages/sign-in/sign-in-page.tsx'],
  '^/(campaigns)?$': ['pages/campaigns/campaigns-page.tsx'],
  '^/campaigns/[^/]+$': ['pages/campaign/overview-tab.tsx'],
  '^/campaigns/[^/]+/enrollments': ['pages/enrollments/enrollments-tab.tsx'],
  '^/campaigns/[^/]+/enrollments/.': ['pages/enrollments/enrollment-drawer.tsx'],
  '^/campaigns/[^/]+/build': ['pages/build/build-page.tsx'],
  '^/receipts/': ['pages/receipt/receipt-page.tsx'],
  '^/records$': ['pages/records/records-page.tsx'],
  '^/records/.': ['pages/record/record-page.tsx'],
  '^/outbox$': ['pages/outbox/outbox-page.tsx'],
};

const MARK = '/* %FIRST% */ []';

export const firstPage = (): Plugin => ({
  name: 'first-page',
  apply: 'build',
  transformIndexHtml: {
    order: 'post',
    handler: (html, { bundle }) =>
      bundle === undefined ? html : html.replace(MARK, () => JSON.stringify(table(bundle))),
  },
});

function table(bundle: Rolldown.OutputBundle): [string, string[]][] {
  const chunks = Object.values(bundle).filter((one) => one.type === 'chunk');
  const start = new Set(chunks.filter(({ isEntry }) => isEntry).flatMap((one) => filesOf(one, bundle)));
  return Object.entries(PAGES).map(([pattern, modules]) => [
    pattern,
    modules.flatMap((module) => {
      const page = chunks.find(({ facadeModuleId }) => facadeModuleId?.endsWith(`/${module}`));
      if (page === undefined) throw new Error(`first-page.ts: ${module} is no page of its own`);
      return filesOf(page, bundle)
        .filter((file) => !start.has(file))
        .map((file) => `/${file}`);
    }),
  ]);
}

/** A chunk, what it needs, and their styles. */
function filesOf(chunk: Rolldown.OutputChunk, bundle: Rolldown.OutputBundle): string[] {
  const files = new Set<string>();
  const follow = (name: string): void => {
    const one = bundle[name];
    if (files.has(name) || one?.type !== 'chunk') return;
    files.add(name);
    for (const style of one.viteMetadata?.importedCss ?? []) files.add(style);
    one.imports.forEach(follow);
  };
  follow(chunk.fileName);
  return [...files];
}

/** The pages: built into dist/web by scripts/lib/build.mjs, served by src/http/static.ts. */
import { fileURLToPath } from 'node:url';
import react from '@vitejs/plugin-react';
import { defineConfig, type Rolldown } from 'vite';
import { firstPage } from './first-page.ts';

/** Where `npm run doorstep -- start` listens unless told otherwise; for `npx vite web` while working on a page. */
const API = 'http://127.0.0.1:3000';

export default defineConfig({
  plugins: [react(), firstPage()],
  // The server replaces the mark by the nonce of each answer's Content-Security-Policy.
  html: { cspNonce: '%NONCE%' },
  // Nothing inlined as data: every byte comes from a file of ours, under its own name.
  build: {
    assetsInlineLimit: 0,
    target: 'es2022',
    rolldownOptions: {
      output: {
        codeSplitting: {
          groups: [
            // Words of another language are awaited while the program's first file is still being loaded: what they
            // need must be done by then, so it is a file of its own.
            { name: 'counting', test: /words[\\/]counting/, priority: 3 },
            // What every page begins with, as one file: fifty small ones are fifty questions, one behind the other.
            { name: startOf, debugName: 'start', priority: 2 },
          ],
        },
      },
    },
  },
  server: { proxy: { '/api': { target: API } } },
});

/** Of whatever the program needs before it runs. */
function startOf(id: string, context: Rolldown.ChunkingContext): string | null {
  if (start.size === 0)
    for (const root of START) follow(fileURLToPath(new URL(root, import.meta.url)), context);
  return start.has(id) ? 'start' : null;
}

/** The program, and the small things that nearly every page shows. */
const START = [
  'main.tsx',
  'features/campaigns/campaign-queries.ts',
  'features/session/use-may.ts',
  'features/touches/channel-mark.tsx',
  'ui/act-fault.tsx',
  'ui/choice.tsx',
  'ui/page-heading.tsx',
  'ui/search-field.tsx',
  'ui/status-mark.tsx',
];
const start = new Set<string>();

function follow(id: string, context: Rolldown.ChunkingContext): void {
  if (start.has(id)) return;
  start.add(id);
  const { importedIds = [], code } = context.getModuleInfo(id) ?? {};
  for (const one of importedIds) {
    if (!one.endsWith(BARREL)) follow(one, context);
    else for (const name of namesFrom(code ?? '')) follow(partOf(name, one, context), context);
  }
}

/** It imports all of Mantine: of that, a module needs only what it names. */
const BARREL = '/@mantine/core/esm/index.mjs';

const namesFrom = (code: string): string[] =>
  [...code.matchAll(/import \{([^}]*)\} from ["']@mantine\/core["']/g)].flatMap(
    ([, names = '']) => names.match(/\w+/g) ?? [],
  );

/** Files are named as what they export, hooks with hyphens. */
const partOf = (name: string, barrel: string, context: Rolldown.ChunkingContext): string =>
  context
    .getModuleInfo(barrel)
    ?.importedIds.find((id) => id.replaceAll('-', '').toLowerCase().endsWith(`/${name.toLowerCase()}.mjs`)) ??
  barrel;

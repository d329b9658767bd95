/** The pages: built into dist/web by scripts/lib/build.mjs, served by src/http/static.ts. */
import { fileURLToPath } from 'node:url';
import react from '@vitejs/plugin-react';
import { defineConfig, type Plugin, type Rolldown } from 'vite';
import { firstPage } from './first-page.ts';

/** Where `npm run doorstep -- start` listens unless told otherwise; for `npx vite web` while working on a page. */
const API = 'http://127.0.0.1:3000';

/** The program, and the small things that nearly every page shows. */
const START = [
  'index.html',
  'features/campaigns/campaign-menu.tsx',
  'features/campaigns/campaign-queries.ts',
  'features/campaigns/campaign-status.ts',
  'features/campaigns/sequence-name.ts',
  'features/enrollments/enrollment-status.ts',
  'features/help/article-link.tsx',
  'features/session/use-may.ts',
  'features/touches/channel-mark.tsx',
  'features/touches/touch-status.ts',
  'ui/act-fault.tsx',
  'features/workspace/workspace-queries.ts',
  'ui/choice.tsx',
  'ui/entry-card.tsx',
  'ui/filter-fold.tsx',
  'ui/moment.tsx',
  'ui/page-heading.tsx',
  'ui/row-list.tsx',
  'ui/search-field.tsx',
  'ui/status-mark.tsx',
  'ui/tab-row.module.css',
  'ui/table.module.css',
];

/** Stopping people, and the fields that the editors share. */
const WORK = [
  'features/audience/audience-count.tsx',
  'features/audience/record-filter-fields.tsx',
  'features/campaigns/plan-editor.tsx',
  'features/campaigns/settings-fields.tsx',
  'features/enrollments/use-enrollment-rows.ts',
  'features/jobs/job-progress.tsx',
  'features/messages/address-area.tsx',
  'features/unenroll/unenroll-dialog.tsx',
  'features/unenroll/use-quick-unenroll.ts',
];

/** Records, and what was sent to them. */
const RECORDS = [
  '../src/domain/record/custom-field.ts',
  'features/outbox/message-text.ts',
  'features/outbox/message-view.tsx',
  'features/records/reach-rows.tsx',
  'features/records/record-fields.tsx',
  'features/records/record-picker.tsx',
  'features/suppressions/suppression-text.ts',
  'ui/act-dialog.tsx',
  'ui/list-page.module.css',
];

export default defineConfig({
  plugins: [react(), firstPage(), countingOf('es')],
  // The server replaces the mark by the nonce of each answer's Content-Security-Policy.
  html: { cspNonce: '%NONCE%' },
  // Nothing inlined as data: every byte comes from a file of ours, under its own name.
  build: {
    assetsInlineLimit: 0,
    target: 'es2022',
    // What target has it built in.
    modulePreload: { polyfill: false },
    rolldownOptions: {
      output: {
        codeSplitting: {
          groups: [
            // What every page begins with, as one file, and what several pages work with as another: fifty small
            // ones are fifty questions, six at a time.
            { name: groupOf('start', START), debugName: 'start', priority: 2 },
            { name: groupOf('work', WORK), debugName: 'work', priority: 1 },
            { name: groupOf('records', RECORDS), debugName: 'records', priority: 0 },
          ],
        },
      },
    },
  },
  server: { proxy: { '/api': { target: API } } },
});

/**
 * Words of another language are awaited while the program's first file is still being loaded, so they can have nothing of
 * it: what they count with is theirs alone. As a file that both share it would be one more that everybody waits for.
 */
function countingOf(language: string): Plugin {
  return {
    name: 'counting-of-a-language',
    apply: 'build',
    enforce: 'pre',
    async resolveId(source, importer) {
      if (!source.endsWith('/counting.ts') || !importer?.includes(`/words/${language}/`)) return null;
      const found = await this.resolve(source, importer, { skipSelf: true });
      return found && `${found.id}?${language}`;
    },
  };
}

/** Of the given modules and of whatever they need before they run; what an earlier group has is not in a later one. */
function groupOf(name: string, roots: readonly string[]) {
  const ids = new Set<string>();
  return (id: string, context: Rolldown.ChunkingContext): string | null => {
    if (ids.size === 0)
      for (const root of roots) follow(fileURLToPath(new URL(root, import.meta.url)), ids, context);
    return ids.has(id) ? name : null;
  };
}

function follow(id: string, ids: Set<string>, context: Rolldown.ChunkingContext): void {
  if (ids.has(id)) return;
  ids.add(id);
  const { importedIds = [], code } = context.getModuleInfo(id) ?? {};
  for (const one of importedIds) {
    if (!one.endsWith(BARREL)) follow(one, ids, context);
    else for (const name of namesFrom(code ?? '')) follow(partOf(name, one, context), ids, context);
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

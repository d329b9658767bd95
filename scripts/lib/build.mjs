// Builds src/ and web/ into a folder: server programs by esbuild, pages by Vite.
import { cpSync, existsSync, mkdirSync } from 'node:fs';
import { join } from 'node:path';
import { copyCluster } from './cluster.mjs';
import { compressFiles } from './compress-files.mjs';
import { at } from './root.mjs';

/** Program → entry point. Everything in dist/ that a person or a container starts. */
const PROGRAMS = {
  main: 'src/main/main.ts',
  cli: 'src/main/cli.ts',
  demo: 'src/main/demo.ts',
  // The embedded database's thread; the program that starts it looks for it beside itself.
  'pglite-thread': 'src/db/pglite-thread.ts',
};

/**
 * These load files of their own at run time (wasm, templates) and stay packages.
 * `pg-native` is an optional part of pg that is not used.
 */
const EXTERNAL = [
  '@electric-sql/pglite',
  '@electric-sql/pglite/*',
  'mjml',
  'pdfkit',
  'bwip-js',
  'bwip-js/*',
  'pg-native',
];

/** CommonJS packages inside an ES module bundle still call require, and some read __filename. */
const BANNER = [
  "import { createRequire as __createRequire } from 'node:module';",
  "import { fileURLToPath as __fileURLToPath } from 'node:url';",
  "import { dirname as __pathDirname } from 'node:path';",
  'const require = __createRequire(import.meta.url);',
  'const __filename = __fileURLToPath(import.meta.url);',
  'const __dirname = __pathDirname(__filename);',
].join('\n');

/** Writes a complete build into `target`. */
export async function buildInto(target) {
  await buildPrograms(target);
  if (existsSync(at('web/index.html'))) await buildPages(join(target, 'web'));
}

/** Without the pages: what the tests of the programs run. */
export async function buildPrograms(target) {
  mkdirSync(target, { recursive: true });
  cpSync(at('src/db/migrations'), join(target, 'migrations'), { recursive: true });
  const { build } = await import('esbuild');
  await build({
    absWorkingDir: at(),
    entryPoints: PROGRAMS,
    outdir: target,
    bundle: true,
    platform: 'node',
    target: 'node20',
    format: 'esm',
    // Shared code once. Chunks lie beside the programs: code that finds files by import.meta.url
    // (the migrations) sees the same folder from a program and from a chunk.
    splitting: true,
    chunkNames: 'chunk-[hash]',
    sourcemap: 'linked',
    external: EXTERNAL,
    banner: { js: BANNER },
    logLevel: 'warning',
  });
  await copyCluster(join(target, 'cluster.tar.gz'));
}

async function buildPages(target) {
  const { build } = await import('vite');
  await build({
    root: at('web'),
    logLevel: 'warn',
    build: { outDir: target, emptyOutDir: true },
  });
  compressFiles(target);
}

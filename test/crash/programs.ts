/** Bundles the programs of this test as the build does its own, so that a restart costs what it costs in a real house. */
import { cpSync, mkdirSync, mkdtempSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { build } from 'esbuild';

export type Programs = { readonly server: string; readonly mailServer: string; remove(): void };

const ROOT = fileURLToPath(new URL('../../', import.meta.url));
/** CommonJS packages inside an ES module bundle still call require, and some read __dirname. */
const BANNER = `import { createRequire as __createRequire } from 'node:module';
const require = __createRequire(import.meta.url);
const __filename = new URL(import.meta.url).pathname;
const __dirname = new URL('.', import.meta.url).pathname;`;

export async function buildPrograms(): Promise<Programs> {
  // Inside the clone: packages that stay packages are found from there.
  const base = join(ROOT, 'node_modules', '.cache');
  mkdirSync(base, { recursive: true });
  const folder = mkdtempSync(join(base, 'doorstep-crash-'));
  await build({
    absWorkingDir: ROOT,
    entryPoints: {
      server: 'test/crash/server.ts',
      'mail-server': 'test/crash/mail-server.ts',
      'pglite-thread': 'src/db/pglite-thread.ts',
    },
    outdir: folder,
    bundle: true,
    platform: 'node',
    target: 'node20',
    format: 'esm',
    splitting: true,
    sourcemap: 'linked',
    external: [
      '@electric-sql/pglite',
      '@electric-sql/pglite/*',
      'mjml',
      'pdfkit',
      'bwip-js',
      'bwip-js/*',
      'pg-native',
    ],
    banner: { js: BANNER },
    outExtension: { '.js': '.mjs' },
    logLevel: 'error',
  });
  cpSync(join(ROOT, 'src', 'db', 'migrations'), join(folder, 'migrations'), { recursive: true });
  return {
    server: join(folder, 'server.mjs'),
    mailServer: join(folder, 'mail-server.mjs'),
    remove: () => rmSync(folder, { recursive: true, force: true }),
  };
}

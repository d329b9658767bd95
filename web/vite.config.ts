/** The pages: built into dist/web by scripts/lib/build.mjs, served by src/http/static.ts. */
import react from '@vitejs/plugin-react';
import { defineConfig } from 'vite';

/** Where `npm run doorstep -- start` listens unless told otherwise; for `npx vite web` while working on a page. */
const API = 'http://127.0.0.1:3000';

export default defineConfig({
  plugins: [react()],
  // The server replaces the mark by the nonce of each answer's Content-Security-Policy.
  html: { cspNonce: '%NONCE%' },
  // Nothing inlined as data: every byte comes from a file of ours, under its own name.
  build: {
    assetsInlineLimit: 0,
    target: 'es2022',
    rolldownOptions: {
      output: {
        // Words of another language are awaited while the program's first file is still being loaded: what they need
        // must be done by then, so it is a file of its own.
        codeSplitting: { groups: [{ name: 'counting', test: /words[\\/]counting/ }] },
      },
    },
  },
  server: { proxy: { '/api': { target: API } } },
});

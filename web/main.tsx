/** START HERE: puts the application into the page. */
import './app/mantine.css';
import './app/global.css';
import { setNonce } from 'get-nonce';
import { startTransition } from 'react';
import { createRoot } from 'react-dom/client';
import { App } from './app/app.tsx';
import { createQueryClient } from './app/query-client.ts';
import { createAppRouter } from './app/router.tsx';
import { words } from './words/words.ts';

document.documentElement.lang = words.language;

// Browsers hide the attribute from scripts, the property stays.
const nonce = document.querySelector<HTMLMetaElement>('meta[property="csp-nonce"]')?.nonce ?? '';
// The scroll lock behind drawers writes a style of its own and asks this package for the nonce.
setNonce(nonce);

const queryClient = createQueryClient(() => {
  queryClient.clear();
  void router.invalidate();
});
const router = createAppRouter(queryClient);

const root = document.getElementById('root');
if (root === null) throw new Error('index.html has no #root');
// As a transition the first picture is worked out in slices, between which the browser can answer.
startTransition(() =>
  createRoot(root).render(<App router={router} queryClient={queryClient} nonce={nonce} />),
);

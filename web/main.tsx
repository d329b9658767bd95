/** START HERE: puts the application into the page. */
import './app/mantine.css';
import './app/global.css';
import { setNonce } from 'get-nonce';
import { startTransition } from 'react';
import { createRoot } from 'react-dom/client';
import { App } from './app/app.tsx';
import { createQueryClient } from './app/query-client.ts';
import { createAppRouter, type AppRouter } from './app/router.tsx';
import { prepareFormats } from './ui/format.ts';
import { words } from './words/words.ts';

document.documentElement.lang = words.language;

// Browsers hide the attribute from scripts, the property stays.
const nonce = document.querySelector<HTMLMetaElement>('meta[property="csp-nonce"]')?.nonce ?? '';
// The scroll lock behind drawers writes a style of its own and asks this package for the nonce.
setNonce(nonce);

const root = document.getElementById('root');
if (root === null) throw new Error('index.html has no #root');

// To read the program, to ask for the page and to draw it are tasks of their own: between them the browser can paint and
// answer, and on a phone each takes it a twentieth of a second. No `await` here: every page waits for this file's end.
setTimeout(() => begin(root));

function begin(container: HTMLElement): void {
  const queryClient = createQueryClient(() => {
    queryClient.clear();
    void router.invalidate();
  });
  const router = createAppRouter(queryClient);
  // As a transition the first picture is worked out in slices. Only what is there before it can be: a router that loads
  // while it is drawn has its page drawn at one go.
  const draw = (): void =>
    startTransition(() =>
      createRoot(container).render(<App router={router} queryClient={queryClient} nonce={nonce} />),
    );
  // A page that could not be loaded says so itself.
  firstLoad(router).then(draw, draw);
  if (document.documentElement.classList.contains('ds-inside')) setTimeout(prepareFormats);
}

/** What the router does when it is drawn unloaded: an address that holds what no page asks for is set right first. */
function firstLoad(router: AppRouter): Promise<void> {
  const { latestLocation: here } = router;
  const right = router.buildLocation({
    to: here.pathname,
    search: true,
    params: true,
    hash: true,
    state: true,
    _includeValidateSearch: true,
  });
  if (right.publicHref === here.publicHref) return router.load();
  return router.commitLocation({ ...right, replace: true, ignoreBlocker: true });
}

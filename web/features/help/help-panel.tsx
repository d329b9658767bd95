/** Help beside the work: search, articles of the screen first, one article, and whom to ask. */
import { ActionIcon } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { useLocation } from '@tanstack/react-router';
import { useEffect, useLayoutEffect, useRef, type ReactNode } from 'react';
import { Failure } from '../../ui/failure.tsx';
import { CloseIcon } from '../../ui/icons.tsx';
import { words } from '../../words/words.ts';
import { articlesFor, asArticleId, type Articles } from './articles.ts';
import { ArticleView } from './article-view.tsx';
import { Contact } from './contact.tsx';
import { HelpIndex } from './help-index.tsx';
import classes from './help-panel.module.css';
import { closeHelp, followAddress } from './help-place.ts';

/** Below it, there is no room beside the work: help stands over it, and keeps the focus until it is closed. */
const NARROW = '(max-width: 63.99em)';

export function HelpPanel({ place }: { readonly place: string }) {
  const { pathname } = useLocation();
  // Written into the address again after the router has put its own there.
  useEffect(followAddress, [pathname]);
  const { data, error, refetch } = useQuery({
    queryKey: ['help', words.language],
    queryFn: loadArticles,
    staleTime: Number.POSITIVE_INFINITY,
  });
  const id = asArticleId(place);
  const { help: say } = words;
  return (
    <Frame>
      {error !== null ? (
        <Failure error={error} onRetry={() => void refetch()} />
      ) : data === undefined ? null : id === undefined ? (
        <HelpIndex articles={data} first={articlesFor(pathname)} />
      ) : (
        <ArticleView key={id} articles={data} id={id} />
      )}
      <Contact subject={id === undefined || data === undefined ? say.title : data[id].title} />
    </Frame>
  );
}

function Frame({ children }: { readonly children: ReactNode }) {
  const dialog = useRef<HTMLDialogElement>(null);
  useLayoutEffect(() => {
    const element = dialog.current;
    if (element === null) return undefined;
    if (matchMedia(NARROW).matches) element.showModal();
    else element.show();
    // The browser gives the focus back to where it was.
    return () => element.close();
  }, []);
  const { help: say } = words;
  return (
    <dialog
      ref={dialog}
      className={classes.panel}
      aria-labelledby="help-title"
      onCancel={closeHelp}
      onKeyDown={(event) => {
        // Beside the work the browser does not close it by itself.
        if (event.key === 'Escape') closeHelp();
      }}
    >
      <div className={classes.head}>
        <h2 id="help-title" className={classes.title}>
          {say.title}
        </h2>
        <ActionIcon variant="subtle" color="gray" size="lg" aria-label={say.close} onClick={closeHelp}>
          <CloseIcon />
        </ActionIcon>
      </div>
      <div className={classes.content}>{children}</div>
    </dialog>
  );
}

/** Only those of the language that is read. */
async function loadArticles(): Promise<Articles> {
  return words.language === 'es'
    ? (await import('./articles-es.ts')).articles
    : (await import('./articles-en.ts')).articles;
}

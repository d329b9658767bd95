/** A link to an article, over whatever page one is on. */
import type { MouseEvent, ReactNode } from 'react';
import { HELP_PARAM } from '../../app/search-params.ts';
import { openHelp } from './help-place.ts';

type ArticleLinkProps = {
  /** An article's id or `HELP_INDEX`. */
  readonly id: string;
  readonly className?: string | undefined;
  readonly children: ReactNode;
};

export function ArticleLink({ id, className, children }: ArticleLinkProps) {
  const open = (event: MouseEvent): void => {
    // What a person does to open it elsewhere stays the browser's.
    if (event.button !== 0 || event.metaKey || event.ctrlKey || event.shiftKey) return;
    event.preventDefault();
    openHelp(id);
  };
  return (
    <a href={`?${HELP_PARAM}=${id}`} className={className} onClick={open}>
      {children}
    </a>
  );
}

/**
 * A page's one h1 and the window's title. After a move from page to page the focus goes to it: that is how somebody who
 * does not see the screen learns that another page has come. On the first load the browser does that itself.
 */
import { Title } from '@mantine/core';
import { useEffect, useRef, type ReactNode } from 'react';
import { words } from '../words/words.ts';

let isFirstPage = true;

export function PageHeading({ title, children }: { readonly title: string; readonly children?: ReactNode }) {
  const heading = useRef<HTMLHeadingElement>(null);
  useEffect(() => {
    document.title = words.title(title);
  }, [title]);
  useEffect(() => {
    if (!isFirstPage) heading.current?.focus({ preventScroll: true });
    isFirstPage = false;
  }, []);
  return (
    <Title order={1} ref={heading} tabIndex={-1} style={{ outline: 'none' }}>
      {children ?? title}
    </Title>
  );
}

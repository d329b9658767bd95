/** A row of links that is wider than the window: the one where one is stands in view. */
import { useEffect, type RefObject } from 'react';

export function useActiveInView(row: RefObject<HTMLElement | null>, pathname: string): void {
  useEffect(() => {
    // With the frame's own layout, not with one more before it.
    const frame = requestAnimationFrame(() => bringInView(row.current, pathname));
    return () => cancelAnimationFrame(frame);
  }, [row, pathname]);
}

function bringInView(row: HTMLElement | null, pathname: string): void {
  const links = [...(row?.querySelectorAll('a') ?? [])];
  // The longest address that fits: `/settings` fits `/settings/team` as well.
  const [active] = links
    .filter((link) => pathname.startsWith(link.pathname))
    .toSorted((a, b) => b.pathname.length - a.pathname.length);
  if (row === null || active === undefined) return;
  const middle = active.offsetLeft + active.offsetWidth / 2;
  row.scrollTo({ left: middle - row.clientWidth / 2 });
}

/** A row of links that is wider than the window: the one where one is stands in view. */
import { useEffect, type RefObject } from 'react';

export function useActiveInView(row: RefObject<HTMLElement | null>, pathname: string): void {
  useEffect(() => {
    const links = [...(row.current?.querySelectorAll('a') ?? [])];
    // The longest address that fits: `/settings` fits `/settings/team` as well.
    const [active] = links
      .filter((link) => pathname.startsWith(link.pathname))
      .toSorted((a, b) => b.pathname.length - a.pathname.length);
    if (row.current === null || active === undefined) return;
    const middle = active.offsetLeft + active.offsetWidth / 2;
    row.current.scrollTo({ left: middle - row.current.clientWidth / 2 });
  }, [row, pathname]);
}

/**
 * Rows of one known height, of which only those near the window are in the page; further ones are asked for when the end
 * comes near. For any list that may be long: nothing here grows with it.
 */
import { startTransition, useEffect, useLayoutEffect, useState, type RefObject } from 'react';
import { flushSync } from 'react-dom';

/** So many rows before the end the next page is asked for. */
const AHEAD = 30;
/** Pixels on either side of what is seen. */
const OVERSCAN = 512;

export type MoreRows = {
  readonly has: boolean;
  readonly isLoading: boolean;
  readonly hasFailed: boolean;
  readonly load: () => void;
};

export type WindowRow = { readonly index: number; readonly key: string };

type WindowRows = {
  readonly items: readonly WindowRow[];
  /** Pixels from the top of `body` to a row. */
  readonly offsetOf: (item: WindowRow) => number;
  readonly totalHeight: number;
  /** By as little as brings the row into the window. */
  readonly scrollTo: (index: number) => void;
};

export function useWindowRows(
  body: RefObject<HTMLElement | null>,
  rows: { readonly length: number; readonly at: (index: number) => { readonly id: string } | undefined },
  height: number,
  { has, isLoading, hasFailed, load }: MoreRows,
): WindowRows {
  const { first, last } = useRange(body, height);
  const items: WindowRow[] = [];
  for (let index = first; index <= Math.min(last, rows.length - 1); index += 1)
    items.push({ index, key: rows.at(index)?.id ?? String(index) });
  const isNearEnd = last >= rows.length - AHEAD;
  useEffect(() => {
    // A page that failed is asked for again by a person, not in a loop.
    if (isNearEnd && has && !isLoading && !hasFailed) load();
  }, [isNearEnd, has, isLoading, hasFailed, load]);
  return {
    items,
    offsetOf: ({ index }) => index * height,
    totalHeight: rows.length * height,
    scrollTo: (index) => {
      const top = (body.current?.getBoundingClientRect().top ?? 0) + index * height;
      if (top < 0) scrollBy(0, top);
      else if (top + height > innerHeight) scrollBy(0, top + height - innerHeight);
    },
  };
}

/** Which rows are near the window, by number. */
function useRange(body: RefObject<HTMLElement | null>, height: number) {
  const [range, setRange] = useState(() => firstRange(height));
  useLayoutEffect(() => {
    const measure = (): void => {
      const top = body.current?.getBoundingClientRect().top;
      if (top === undefined) return;
      const next = rangeAt(-top, height);
      setRange((now) => (now.first === next.first && now.last === next.last ? now : next));
    };
    addEventListener('scroll', measure, { passive: true });
    addEventListener('resize', measure);
    // What stands above the rows may grow: filters that wrap. It is also told when the page has its first layout: to
    // measure earlier would make the browser lay it out twice.
    const observer = new ResizeObserver(() => {
      // Scrolled: the first range is not what is seen, and this is before it is painted.
      if ((body.current?.getBoundingClientRect().top ?? 0) < 0) flushSync(measure);
      else startTransition(measure);
    });
    observer.observe(document.body);
    return () => {
      removeEventListener('scroll', measure);
      removeEventListener('resize', measure);
      observer.disconnect();
    };
  }, [body, height]);
  return range;
}

/** Before anything was measured: from the top, what fits into the window, and nothing beside it. */
const firstRange = (height: number) => ({ first: 0, last: Math.ceil(windowHeight / height) - 1 });

/** To ask for it makes the browser lay out what was drawn since, so it is not asked for while something is drawn. */
let windowHeight = innerHeight;
addEventListener('resize', () => {
  windowHeight = innerHeight;
});

/** `above`: pixels of the list over the window's upper edge. */
function rangeAt(above: number, height: number): { readonly first: number; readonly last: number } {
  const seen = Math.floor(Math.max(above, 0) / height);
  const beside = Math.ceil(OVERSCAN / height);
  return {
    first: Math.max(seen - beside, 0),
    last: Math.max(Math.ceil((above + innerHeight) / height), 0) + beside,
  };
}

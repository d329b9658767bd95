/**
 * Rows of one known height, of which only those near the window are in the page; further ones are asked for when the end
 * comes near. For any list that may be long.
 */
import { useWindowVirtualizer, type VirtualItem } from '@tanstack/react-virtual';
import { useEffect, useLayoutEffect, useState, type RefObject } from 'react';

/** So many rows before the end the next page is asked for. */
const AHEAD = 30;

export type MoreRows = {
  readonly has: boolean;
  readonly isLoading: boolean;
  readonly hasFailed: boolean;
  readonly load: () => void;
};

type WindowRows = {
  readonly items: readonly VirtualItem[];
  /** Pixels from the top of `body` to a row. */
  readonly offsetOf: (item: VirtualItem) => number;
  readonly totalHeight: number;
  readonly scrollTo: (index: number) => void;
};

export function useWindowRows(
  body: RefObject<HTMLElement | null>,
  rows: readonly { readonly id: string }[],
  height: number,
  { has, isLoading, hasFailed, load }: MoreRows,
): WindowRows {
  const top = useTopOf(body);
  // oxlint-disable-next-line react/incompatible-library -- what it warns of concerns React Compiler, which is not used.
  const virtualizer = useWindowVirtualizer({
    count: rows.length,
    estimateSize: () => height,
    getItemKey: (index) => rows[index]?.id ?? index,
    overscan: 8,
    scrollMargin: top,
  });
  useEffect(() => virtualizer.measure(), [virtualizer, height]);

  const items = virtualizer.getVirtualItems();
  const isNearEnd = (items.at(-1)?.index ?? 0) >= rows.length - AHEAD;
  useEffect(() => {
    // A page that failed is asked for again by a person, not in a loop.
    if (isNearEnd && has && !isLoading && !hasFailed) load();
  }, [isNearEnd, has, isLoading, hasFailed, load]);
  return {
    items,
    offsetOf: ({ start }) => start - top,
    totalHeight: virtualizer.getTotalSize(),
    scrollTo: (index) => virtualizer.scrollToIndex(index, { align: 'auto' }),
  };
}

/** How far from the top of the page the rows begin: it changes when the filters above them wrap. */
function useTopOf(element: RefObject<HTMLElement | null>): number {
  const [top, setTop] = useState(0);
  useLayoutEffect(() => {
    const measure = (): void => {
      const box = element.current?.getBoundingClientRect();
      if (box !== undefined) setTop(box.top + scrollY);
    };
    measure();
    const observer = new ResizeObserver(measure);
    observer.observe(document.body);
    return () => observer.disconnect();
  }, [element]);
  return top;
}

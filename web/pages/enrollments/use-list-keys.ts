/** The list by keyboard. The row one is at has the focus on its link, is marked, and comes into view. */
import { useEffect, useMemo, useRef, useState } from 'react';
import { placeOf } from '../../features/enrollments/live-rows.ts';
import type { Rows } from '../../features/enrollments/rows.ts';
import { useKeys, type Key } from '../../ui/keys.ts';
import { words } from '../../words/words.ts';
import { viewLinkId } from './view-link.ts';

type ListKeys = {
  readonly rows: Rows<{ readonly id: string }>;
  readonly scrollTo: (index: number) => void;
  readonly onPick: ((id: string) => void) | undefined;
  readonly onOpen: (id: string) => void;
  /** Undefined: nobody is at any row. */
  readonly onUnenroll: (id: string | undefined) => boolean;
};

/** A row that was scrolled away is drawn again within a few frames. */
const FRAMES = 30;

export function useListKeys(given: ListKeys) {
  const [current, setCurrent] = useState<string>();
  const latest = useRef({ ...given, current });
  useEffect(() => {
    latest.current = { ...given, current };
  });
  useKeys(
    useMemo(() => {
      const { keys } = words.enrollmentList;
      const move = (by: 1 | -1) => (): boolean => {
        const { rows, current: from, scrollTo } = latest.current;
        const at = placeOf(rows, from);
        const index = at < 0 ? 0 : Math.min(Math.max(at + by, 0), rows.length - 1);
        const id = rows.at(index)?.id;
        if (id === undefined || isCovered()) return false;
        setCurrent(id);
        goTo(id, () => scrollTo(index), FRAMES);
        return true;
      };
      const pick = (): boolean => {
        const { current: id, onPick } = latest.current;
        if (id === undefined || isCovered()) return false;
        onPick?.(id);
        return true;
      };
      const open = (): boolean => {
        const { current: id, onOpen } = latest.current;
        if (id === undefined || isCovered()) return false;
        onOpen(id);
        return true;
      };
      const unenroll = (): boolean => {
        const { current: id, onUnenroll } = latest.current;
        return !isCovered() && onUnenroll(id);
      };
      return [
        { key: 'j', label: keys.down, run: move(1) },
        { key: 'k', label: keys.up, run: move(-1) },
        { key: 'x', label: keys.select, run: pick },
        { key: 'Enter', label: keys.open, run: open },
        { key: 'u', label: keys.unenroll, run: unenroll },
      ] satisfies readonly Key[];
    }, []),
  );
  return { current, setCurrent };
}

/** What lies over the list has the keys. */
const isCovered = (): boolean => document.querySelector('[aria-modal=true]') !== null;

function goTo(id: string, bring: () => void, frames: number): void {
  const link = document.getElementById(viewLinkId(id));
  if (link !== null) {
    link.closest('[role=row]')?.scrollIntoView({ block: 'nearest' });
    link.focus({ preventScroll: true });
    return;
  }
  if (frames === FRAMES) bring();
  if (frames > 0) requestAnimationFrame(() => goTo(id, bring, frames - 1));
}

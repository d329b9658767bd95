/** Which enrollments are meant: some by name, or all that match the filter. Another filter begins with nobody. */
import { useCallback, useEffect, useRef, useState } from 'react';
import { findIndex, sliceOf, type Rows } from '../../features/enrollments/rows.ts';

export type Selection =
  | { readonly kind: 'some'; readonly ids: ReadonlySet<string> }
  | { readonly kind: 'all' };

const NONE: Selection = { kind: 'some', ids: new Set() };

type WithId = { readonly id: string };

export function useSelection(rows: Rows<WithId>, list: string) {
  const [selection, setSelection] = useState<Selection>(NONE);
  const [of, setOf] = useState(list);
  if (of !== list) {
    setOf(list);
    setSelection(NONE);
  }
  const anchor = useRef<string | null>(null);
  const loaded = useRef(rows);
  useEffect(() => {
    loaded.current = rows;
  });
  /** `isRange`: from the row that was picked before to this one. */
  const pick = useCallback((id: string, isRange: boolean) => {
    setSelection((before) => picked(before, loaded.current, id, isRange ? anchor.current : null));
    anchor.current = id;
  }, []);
  const pickLoaded = useCallback(
    () =>
      setSelection((before) =>
        isWhole(before, loaded.current)
          ? NONE
          : { kind: 'some', ids: new Set(Array.from(loaded.current, ({ id }) => id)) },
      ),
    [],
  );
  const pickAll = useCallback(() => setSelection({ kind: 'all' }), []);
  const clear = useCallback(() => setSelection(NONE), []);
  return { selection, pick, pickLoaded, pickAll, clear };
}

export const isPicked = (selection: Selection, id: string): boolean =>
  selection.kind === 'all' || selection.ids.has(id);

export const isNobody = (selection: Selection): boolean =>
  selection.kind === 'some' && selection.ids.size === 0;

/** Every row that is loaded, or more. */
export const isWhole = (selection: Selection, rows: Rows<WithId>): boolean =>
  selection.kind === 'all' ||
  (rows.length > 0 &&
    rows.length <= selection.ids.size &&
    findIndex(rows, ({ id }) => !selection.ids.has(id)) < 0);

/** One row turned over; with an anchor, all between it and the row become what the row becomes. */
export function picked(before: Selection, rows: Rows<WithId>, id: string, anchor: string | null): Selection {
  const ids = new Set(before.kind === 'all' ? Array.from(rows, (row) => row.id) : before.ids);
  const isOn = !ids.has(id);
  for (const one of anchor === null ? [id] : between(rows, anchor, id)) {
    if (isOn) ids.add(one);
    else ids.delete(one);
  }
  return { kind: 'some', ids };
}

function between(rows: Rows<WithId>, from: string, to: string): readonly string[] {
  const [a, b] = [from, to].map((id) => findIndex(rows, (row) => row.id === id)).toSorted((x, y) => x - y);
  if (a === undefined || b === undefined || a < 0) return [to];
  return sliceOf(rows, a, b + 1).map(({ id }) => id);
}

/** Which records an act is for: those that were ticked, over as many pages as it takes, or all that match. */
import { useState } from 'react';
import type { RecordFilter } from '../../api/types.ts';
import { filterOf, type RecordSearch } from './record-search.ts';

export type Selection =
  | { readonly kind: 'some'; readonly ids: ReadonlySet<string> }
  /** Whatever fits this search at the moment of the act. */
  | { readonly kind: 'all'; readonly search: RecordSearch };

export type Target = { readonly recordIds: string[] } | { readonly filter: RecordFilter };

const NOTHING: Selection = { kind: 'some', ids: new Set() };

export type Selecting = {
  readonly selection: Selection;
  /** Null: as many as match. */
  readonly count: number | null;
  readonly has: (id: string) => boolean;
  readonly set: (ids: readonly string[], isChosen: boolean) => void;
  readonly selectAll: () => void;
  readonly clear: () => void;
};

/** What was ticked stays when the filters change; "all that match" means another set then, and ends. */
export function useSelection(search: RecordSearch): Selecting {
  const [kept, setKept] = useState<Selection>(NOTHING);
  const isOld = kept.kind === 'all' && JSON.stringify(kept.search) !== JSON.stringify(search);
  const selection = isOld ? NOTHING : kept;
  return {
    selection,
    count: selection.kind === 'all' ? null : selection.ids.size,
    has: (id) => selection.kind === 'all' || selection.ids.has(id),
    set: (ids, isChosen) => {
      const next = new Set(selection.kind === 'all' ? [] : selection.ids);
      for (const id of ids) {
        if (isChosen) next.add(id);
        else next.delete(id);
      }
      setKept({ kind: 'some', ids: next });
    },
    selectAll: () => setKept({ kind: 'all', search }),
    clear: () => setKept(NOTHING),
  };
}

export const targetOf = (selection: Selection): Target =>
  selection.kind === 'all' ? { filter: filterOf(selection.search) } : { recordIds: [...selection.ids] };

/** As many as one call takes (contract/record.ts). */
const NAMED_AT_ONCE = 1000;

/** A filter as it is; named ones in as many calls as they need. */
export function targetsOf(selection: Selection): readonly Target[] {
  const target = targetOf(selection);
  if ('filter' in target) return [target];
  const { recordIds: ids } = target;
  return Array.from({ length: Math.ceil(ids.length / NAMED_AT_ONCE) }, (_, part) => ({
    recordIds: ids.slice(part * NAMED_AT_ONCE, (part + 1) * NAMED_AT_ONCE),
  }));
}

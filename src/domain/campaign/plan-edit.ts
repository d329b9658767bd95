/**
 * What an edit does to a plan: which sequences keep their place, change, come and go. A sequence keeps its number for
 * ever; a new one gets the next number when the edit is saved. While a campaign is active only contents and delays may
 * change and sequences may be appended, because whoever is under way then still meets every sequence exactly once, in
 * order; everything else needs a pause (product.md §4).
 */
import { err, ok, type Result } from '../result.ts';
import type { CampaignStatus } from './campaign-status.ts';
import type { Sequence, SequenceContent } from './sequence.ts';

export type WantedSequence = {
  /** Of a sequence that is in the plan; absent: a new one. */
  readonly id?: string | undefined;
  readonly delay: string;
  readonly content: SequenceContent;
};

export type PlanEditFault = { readonly path: string; readonly message: string };

export type PlanEdit = {
  /** The plan as it will be; `number` null: to be given. */
  readonly sequences: readonly {
    readonly number: number | null;
    readonly delay: string;
    readonly content: SequenceContent;
  }[];
  readonly appended: number;
  /** New sequences that do not stand at the end. */
  readonly inserted: number;
  readonly removed: readonly number[];
  /** The kept sequences stand in another order. */
  readonly reordered: boolean;
  readonly contentChanged: readonly number[];
  readonly delayChanged: readonly number[];
};

/** Faults: an id that is not in the plan or named twice, and a sequence that would change its channel. */
export function planEdit(
  plan: readonly Sequence[],
  wanted: readonly WantedSequence[],
  status: CampaignStatus,
): Result<PlanEdit, readonly PlanEditFault[]> {
  const byId = new Map(plan.map((sequence) => [sequence.id, sequence]));
  const faults = wantedFaults(byId, wanted, status);
  if (faults.length > 0) return err(faults);

  const kept = wanted.flatMap(({ id }) => (id === undefined ? [] : [known(byId, id)]));
  const lastKept = wanted.findLastIndex(({ id }) => id !== undefined);
  const keptNumbers = new Set(kept.map(({ number }) => number));
  return ok({
    sequences: wanted.map(({ id, delay, content }) => ({
      number: id === undefined ? null : known(byId, id).number,
      delay,
      content,
    })),
    appended: wanted.slice(lastKept + 1).length,
    inserted: wanted.slice(0, lastKept + 1).filter(({ id }) => id === undefined).length,
    removed: plan.map(({ number }) => number).filter((number) => !keptNumbers.has(number)),
    reordered: kept.some(
      (sequence, index) => index > 0 && sequence.position < (kept[index - 1]?.position ?? 0),
    ),
    contentChanged: numbersWhere(byId, wanted, (was, now) => !sameContent(was.content, now.content)),
    delayChanged: numbersWhere(byId, wanted, (was, now) => was.delay !== now.delay),
  });
}

/** Inserting, removing and reordering need a pause. */
export function isStructural({ inserted, removed, reordered }: PlanEdit): boolean {
  return inserted > 0 || removed.length > 0 || reordered;
}

export function changesAnything(edit: PlanEdit): boolean {
  return (
    isStructural(edit) || edit.appended > 0 || edit.contentChanged.length > 0 || edit.delayChanged.length > 0
  );
}

function wantedFaults(
  byId: ReadonlyMap<string, Sequence>,
  wanted: readonly WantedSequence[],
  status: CampaignStatus,
): PlanEditFault[] {
  const seen = new Set<string>();
  return wanted.flatMap(({ id, content }, index) => {
    if (id === undefined) return [];
    const path = `sequences.${index}`;
    const was = byId.get(id);
    if (!was)
      return [
        { path: `${path}.id`, message: 'is not a sequence of this campaign; leave the id out for a new one' },
      ];
    if (seen.has(id)) return [{ path: `${path}.id`, message: 'stands in the list twice' }];
    seen.add(id);
    // Touches that exist are of the old channel; another channel is another piece of outreach.
    if (status !== 'draft' && was.content.channel !== content.channel) {
      return [
        {
          path: `${path}.channel`,
          message: 'cannot change after launch; remove the sequence and add another',
        },
      ];
    }
    return [];
  });
}

function numbersWhere(
  byId: ReadonlyMap<string, Sequence>,
  wanted: readonly WantedSequence[],
  changed: (was: Sequence, now: WantedSequence) => boolean,
): number[] {
  return wanted.flatMap((now) => {
    const was = now.id === undefined ? undefined : byId.get(now.id);
    return was && changed(was, now) ? [was.number] : [];
  });
}

function known(byId: ReadonlyMap<string, Sequence>, id: string): Sequence {
  const sequence = byId.get(id);
  if (!sequence) throw new Error(`a sequence that was checked is gone: ${id}`);
  return sequence;
}

/** The order of keys is the database's affair and a part left out is no part. */
function sameContent(a: SequenceContent, b: SequenceContent): boolean {
  const parts = (content: SequenceContent): string =>
    JSON.stringify(
      Object.entries(content)
        .filter(([, value]) => value !== undefined)
        .toSorted(([x], [y]) => (x < y ? -1 : 1)),
    );
  return parts(a) === parts(b);
}

/** Everything that stands against a launch, from here and from the server, each once and with the place where it is mended. */
import { missingParts } from '../../features/campaigns/plan-items.ts';
import type { KeeperView } from '../../features/campaigns/draft-keeper.ts';
import { words } from '../../words/words.ts';

export type PlacedFault = {
  /** `<key of a sequence>.body`, `settings.sendWindow`, `audience`, `sequences`, `name`. */
  readonly place: string;
  readonly message: string;
};
type Fault = { readonly path: string; readonly message: string };

export function allFaults(
  { draft, faults, state }: KeeperView,
  launch: readonly Fault[],
): readonly PlacedFault[] {
  const { plan, name } = draft;
  const found: PlacedFault[] = name.trim() === '' ? [{ place: 'name', message: words.build.noName }] : [];
  for (const { key, value } of plan) {
    for (const part of missingParts(value)) {
      found.push({ place: `${key}.${part}`, message: words.build.missing[part] ?? words.build.toWrite });
    }
  }
  for (const [place, message] of faults) found.push({ place, message });
  // The server counts the sequences that are saved; those that wait are missing in its count.
  const saved = plan.filter(({ value }) => value.id !== undefined);
  for (const { path, message } of launch) {
    const [first = '', index = '', ...rest] = path.split('.');
    if (first === 'sequences' && index === '') {
      if (plan.length === 0) found.push({ place: 'sequences', message });
      continue;
    }
    const key = first === 'sequences' ? saved[Number(index)]?.key : undefined;
    if (first === 'sequences' && key === undefined) continue;
    const place = key === undefined ? path : [key, ...rest].join('.');
    if (!found.some((one) => one.place === place)) found.push({ place, message });
  }
  if (state === 'conflict') found.push({ place: 'name', message: words.build.conflict });
  return found;
}

/** The step of the page that a place belongs to. */
export function stepOf(place: string): 'audience' | 'sequences' | 'schedule' | 'name' {
  const first = place.split('.', 1)[0] ?? '';
  if (first === 'audience' || first === 'name') return first;
  return first === 'settings' ? 'schedule' : 'sequences';
}

/** G5: the counters that lists show are what the rows say. */
import type { Snapshot } from '../snapshot.ts';
import { require_, type Check } from './violation.ts';

export const countersAgree: Check = ({ wrote, after }) => {
  if (!wrote) return;
  const found = recount(after);
  for (const [name, value] of after.counters) {
    if (!isCount(name)) continue;
    require_(
      (found.get(name) ?? 0) === value,
      'G5 counters',
      () => `${name} says ${value}, counted ${found.get(name) ?? 0}`,
    );
  }
  for (const [name, value] of found) {
    require_(
      after.counters.get(name) === value,
      'G5 counters',
      () => `${name} says ${after.counters.get(name) ?? 0}, counted ${value}`,
    );
  }
};

const isCount = (name: string): boolean => name[37] === 't' || name[37] === 'e';

function recount({ touches, enrollments }: Snapshot): Map<string, number> {
  const found = new Map<string, number>();
  const add = (name: string): void => void found.set(name, (found.get(name) ?? 0) + 1);
  for (const { campaign_id, sequence_number, channel, status } of touches.values())
    add(`${campaign_id} t:${sequence_number}:${channel}:${status}`);
  for (const { campaign_id, status, completing } of enrollments.values()) {
    add(`${campaign_id} e:${status === 'unenrolled' && completing > 0 ? 'completing' : status}`);
  }
  return found;
}

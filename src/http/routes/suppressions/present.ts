/** A suppression as clients see it. */
import type { z } from 'zod';
import type { Suppression as SuppressionSchema } from '#contract/suppression';
import { formatSuppressionValue } from '#domain/suppression/suppression-value';
import type { Suppression } from '#engine/ports/suppression-store';

export function presentSuppression(suppression: Suppression): z.input<typeof SuppressionSchema> {
  const { id, kind, value, scope, effect, reason, note, actor, createdAt, liftedAt, liftedBy } = suppression;
  return {
    id,
    kind,
    value: formatSuppressionValue(kind, value),
    scope,
    effect,
    reason,
    note,
    actor,
    createdAt: createdAt.toISOString(),
    liftedAt: liftedAt?.toISOString() ?? null,
    liftedBy,
  };
}

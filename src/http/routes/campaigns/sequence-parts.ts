/** Sequences of a request as the rules know them: the delay apart from the content. */
import type { z } from 'zod';
import type { SequenceEdit, SequenceInput } from '#contract/sequence';
import type { WantedSequence } from '#domain/campaign/plan-edit';
import type { SequenceContent } from '#domain/campaign/sequence';

export function partOf({ delay, ...content }: z.output<typeof SequenceInput>): {
  delay: string;
  content: SequenceContent;
} {
  return { delay, content: withoutGaps(content) };
}

export function wantedOf(sequence: z.output<typeof SequenceEdit>): WantedSequence {
  const { id, delay, held: _, ...content } = sequence;
  return { id, delay, content: withoutGaps(content) };
}

/** A part that was left out is no part, rather than one that is undefined. */
function withoutGaps(content: object): SequenceContent {
  return Object.fromEntries(
    Object.entries(content).filter(([, value]) => value !== undefined),
  ) as SequenceContent;
}

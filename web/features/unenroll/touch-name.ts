/** A touch in a few words: its channel and what it says. */
import type { Sequence, Touch } from '../../api/types.ts';
import { words } from '../../words/words.ts';
import { sequenceName } from '../campaigns/sequence-name.ts';

export function touchName(
  { channel, sequenceId }: Pick<Touch, 'channel' | 'sequenceId'>,
  sequences: readonly Sequence[],
): string {
  const sequence = sequences.find(({ id }) => id === sequenceId);
  // A piece of mail has no words of its own: its kind says what it is.
  if (sequence?.channel === 'direct_mail') return sequenceName(sequence);
  const name = sequence === undefined ? '' : sequenceName(sequence);
  return name === '' || name === words.channel[channel]
    ? words.channel[channel]
    : `${words.channel[channel]} “${name}”`;
}

/** An instant in the reader's zone; pointed at, also in the recipient's where that is known and another. */
import { formatInstant, formatInstantInFull, readerZone } from '../../ui/format.ts';
import { words } from '../../words/words.ts';

type TheirMomentProps = { readonly at: string; readonly zone: string | null };

export function TheirMoment({ at, zone }: TheirMomentProps) {
  const lines = [formatInstantInFull(at)];
  if (zone !== null && zone !== readerZone())
    lines.push(words.enrollmentDetails.theirs(formatInstantInFull(at, zone)));
  return (
    <time dateTime={at} title={lines.join('\n')}>
      {formatInstant(at)}
    </time>
  );
}

/** An instant in the reader's zone; pointed at, to the second and with the zone's name. */
import { formatInstant, formatInstantInFull } from './format.ts';

export function Moment({ at }: { readonly at: string }) {
  return (
    <time dateTime={at} title={formatInstantInFull(at)}>
      {formatInstant(at)}
    </time>
  );
}

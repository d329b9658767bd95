/** A status as a word, a shape and a colour: whoever misses one of the three still knows it. */
import { SHAPES, type Shape } from './icons.tsx';
import classes from './status-mark.module.css';

export type Tone = 'good' | 'warn' | 'bad' | 'calm' | 'quiet';
export type StatusLook = { readonly word: string; readonly shape: Shape; readonly tone: Tone };

export function StatusMark({ look: { word, shape, tone } }: { readonly look: StatusLook }) {
  const Mark = SHAPES[shape];
  return (
    <span className={classes.mark} data-tone={tone}>
      <Mark />
      {word}
    </span>
  );
}

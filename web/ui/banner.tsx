/** A line over the foot of the page: nothing moves when it comes, and it covers no control. */
import classes from './banner.module.css';

type BannerProps = { readonly text: string | null; readonly isUrgent?: boolean };

/** Stands there before it has something to say: only then is it read aloud. */
export function Banner({ text, isUrgent = false }: BannerProps) {
  return (
    <output className={classes.region} aria-live={isUrgent ? 'assertive' : 'polite'}>
      {text === null ? null : <span className={classes.banner}>{text}</span>}
    </output>
  );
}

/** Where passing messages stand: over the foot, beside the content and never over a control that one is using. */
import { words } from '../words/words.ts';
import { AppLink } from './app-link.tsx';
import { CloseIcon } from './icons.tsx';
import classes from './toast-region.module.css';
import { dismissToast, useToasts, type Toast } from './toasts.ts';

export function ToastRegion() {
  const toasts = useToasts();
  return (
    <section aria-label={words.toast.region} className={classes.region} data-no-print>
      {/* It stands there before it has something to say: only then is it read aloud. */}
      <output aria-live="polite" className={classes.list}>
        {toasts.map((toast) => (
          <Message key={toast.id} toast={toast} />
        ))}
      </output>
    </section>
  );
}

function Message({ toast: { id, text, tone, undo, link } }: { readonly toast: Toast }) {
  const { act, toast: say } = words;
  return (
    <span className={classes.toast} data-tone={tone}>
      <span className={classes.text}>{text}</span>
      {undo === undefined ? null : (
        <button
          type="button"
          className={classes.action}
          aria-keyshortcuts="z"
          onClick={() => {
            dismissToast(id);
            undo();
          }}
        >
          {act.undo}
        </button>
      )}
      {link === undefined ? null : (
        <AppLink href={link.href} className={classes.action}>
          {link.label}
        </AppLink>
      )}
      <button
        type="button"
        className={classes.dismiss}
        aria-label={say.dismiss}
        onClick={() => dismissToast(id)}
      >
        <CloseIcon />
      </button>
    </span>
  );
}

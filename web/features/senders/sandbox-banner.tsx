/**
 * Says that nothing is sent for real, on every page, until it is hidden for this session. The senders are asked for
 * before the first page is drawn (app/router.tsx): nothing moves down for it.
 */
import { useQuery } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import { useState } from 'react';
import { CloseIcon } from '../../ui/icons.tsx';
import { words } from '../../words/words.ts';
import classes from './sandbox-banner.module.css';
import { isSandboxOnly, sendersQuery } from './sender-queries.ts';

const KEY = 'doorstep-sandbox-hidden';

export function SandboxBanner() {
  const { data } = useQuery(sendersQuery);
  const [isHidden, setHidden] = useState(wasHidden);
  if (data === undefined || !isSandboxOnly(data) || isHidden) return null;
  const { senders: say } = words;
  return (
    <aside className={classes.banner} aria-label={say.provide.sandbox}>
      <p className={classes.text}>
        {say.sandbox}{' '}
        <Link to="/settings/senders" className={classes.link}>
          {say.toSenders}
        </Link>
      </p>
      <button
        type="button"
        className={classes.hide}
        aria-label={say.hide}
        title={say.hide}
        onClick={() => {
          hide();
          setHidden(true);
        }}
      >
        <CloseIcon />
      </button>
    </aside>
  );
}

function wasHidden(): boolean {
  try {
    return sessionStorage.getItem(KEY) !== null;
  } catch {
    return false; // Storage is forbidden: it is said each time.
  }
}

function hide(): void {
  try {
    sessionStorage.setItem(KEY, 'yes');
  } catch {
    // Hidden until the page is loaded again.
  }
}

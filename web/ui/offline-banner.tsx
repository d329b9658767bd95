/** Says that the line is gone, for as long as it is. */
import { useSyncExternalStore } from 'react';
import { words } from '../words/words.ts';
import { Banner } from './banner.tsx';

function subscribe(onChange: () => void): () => void {
  addEventListener('online', onChange);
  addEventListener('offline', onChange);
  return () => {
    removeEventListener('online', onChange);
    removeEventListener('offline', onChange);
  };
}

export function OfflineBanner() {
  const isOnline = useSyncExternalStore(subscribe, () => navigator.onLine);
  return <Banner text={isOnline ? null : words.shell.offline} />;
}

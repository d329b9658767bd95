/** A page that could not be shown at all: its code or its first question failed, or it has a fault. */
import { useQueryErrorResetBoundary } from '@tanstack/react-query';
import { useRouter, type ErrorComponentProps } from '@tanstack/react-router';
import { useEffect } from 'react';
import { Unreachable } from '../api/client.ts';
import { Failure } from '../ui/failure.tsx';

/** What browsers say when a script could not be fetched; there is no type for it. */
const CHUNK_FAILED = /dynamically imported module|module script/i;

export function PageFailure({ error, reset }: ErrorComponentProps) {
  const router = useRouter();
  const { reset: forgetFailures } = useQueryErrorResetBoundary();
  useEffect(forgetFailures, [forgetFailures]);
  const isChunk = error instanceof Error && CHUNK_FAILED.test(error.message);
  const retry = (): void => {
    // A script that failed once is not asked for again by the same page.
    if (isChunk) {
      location.reload();
      return;
    }
    reset();
    void router.invalidate();
  };
  return (
    <main style={{ maxWidth: '40rem', margin: '0 auto', padding: '3rem 1rem' }}>
      <Failure order={1} error={isChunk ? new Unreachable(error) : error} onRetry={retry} />
    </main>
  );
}

/** Unenrolling one, and taking it back. Both speak by a message, so that one can go on at once. */
import { useMutation, useQueryClient, type QueryClient } from '@tanstack/react-query';
import { answer, api } from '../../api/client.ts';
import type { Receipt, Sequence } from '../../api/types.ts';
import { faultText } from '../../ui/act-fault.tsx';
import { showToast } from '../../ui/toasts.ts';
import { words } from '../../words/words.ts';
import { TOUCH_LOOKS } from '../touches/touch-status.ts';
import { touchName } from './touch-name.ts';
import { inWords, refusalOf } from './unenroll-faults.ts';

export type UnenrollWish = {
  readonly enrollmentId: string;
  readonly who: string;
  readonly sequences: readonly Sequence[];
  /** Of the preview that was shown; what moved since is named. */
  readonly expectVersion?: string | undefined;
  readonly reason?: string | undefined;
  readonly note?: string | undefined;
  readonly optOut?: boolean | undefined;
};

export function useUnenroll(onDone?: (receipt: Receipt) => void) {
  const queryClient = useQueryClient();
  return useMutation({
    mutationFn: (wish: UnenrollWish) => inWords(unenroll(wish)),
    onSuccess: (receipt, wish) => {
      tell(queryClient, receipt, wish);
      onDone?.(receipt);
    },
    onSettled: () => forget(queryClient),
  });
}

export function useRestore() {
  const queryClient = useQueryClient();
  return useMutation({
    mutationFn: ({ enrollmentId, who }: Pick<UnenrollWish, 'enrollmentId' | 'who'>) =>
      restore(queryClient, enrollmentId, who),
  });
}

function unenroll({ enrollmentId, expectVersion, reason, note, optOut }: UnenrollWish): Promise<Receipt> {
  return answer(
    api.POST('/api/v1/enrollments/{id}/unenroll', {
      params: { path: { id: enrollmentId } },
      body: {
        ...(expectVersion === undefined ? {} : { expectVersion }),
        ...(reason ? { reason } : {}),
        ...(note ? { note } : {}),
        ...(optOut === true ? { optOut } : {}),
      },
    }),
  );
}

function tell(
  queryClient: QueryClient,
  receipt: Receipt,
  { enrollmentId, who, sequences, optOut }: UnenrollWish,
) {
  const { unenroll: say } = words;
  const changed = receipt.changedSincePreview.map((touch) =>
    say.changedTouch(touchName(touch, sequences), TOUCH_LOOKS[touch.status].word.toLowerCase()),
  );
  const text = [
    say.done(receipt.stops.length, receipt.continues.length),
    ...(changed.length === 0 ? [] : [say.changed(changed.join(', '))]),
    ...(receipt.alsoEnded.length === 0 ? [] : [say.alsoEnded(receipt.alsoEnded.length)]),
  ].join(' ');
  showToast({
    text,
    tone: 'done',
    // Whoever asked for silence is not taken back in by one key.
    undo: optOut === true ? undefined : () => void restore(queryClient, enrollmentId, who),
    link: { href: `/receipts/${receipt.id}`, label: say.receipt },
  });
}

async function restore(queryClient: QueryClient, enrollmentId: string, who: string): Promise<void> {
  const { unenroll: say } = words;
  try {
    await answer(api.POST('/api/v1/enrollments/{id}/restore', { params: { path: { id: enrollmentId } } }));
    showToast({ text: say.restored(who), tone: 'done' });
  } catch (error) {
    const why = refusalOf(error) ?? (error instanceof Error ? faultText(error) : String(error));
    showToast({ text: say.notRestored(who, why), tone: 'failed' });
  }
  forget(queryClient);
}

const CONCERNED = new Set([
  'enrollment',
  'enrollments',
  'campaign',
  'campaigns',
  'record-enrollments',
  'receipts',
]);

/** The stream of events would say so in a moment; one's own act is seen at once. */
function forget(queryClient: QueryClient): void {
  void queryClient.invalidateQueries({ predicate: ({ queryKey }) => CONCERNED.has(String(queryKey[0])) });
}

/**
 * Unenrolling by a key: with nothing on its way it is done at once and can be taken back; else it is shown first what
 * cannot be stopped.
 */
import { useQueryClient } from '@tanstack/react-query';
import { getRouteApi } from '@tanstack/react-router';
import type { Enrollment, Sequence } from '../../api/types.ts';
import { faultText } from '../../ui/act-fault.tsx';
import { showToast } from '../../ui/toasts.ts';
import { words } from '../../words/words.ts';
import { useMay } from '../session/use-may.ts';
import { previewQuery } from './unenroll-queries.ts';
import { useUnenroll } from './use-unenroll.ts';

const inside = getRouteApi('/inside');

/** `ask`: opens the dialog. Returns false when there is nothing to do. */
export function useQuickUnenroll(sequences: readonly Sequence[], ask: (enrollment: Enrollment) => void) {
  const queryClient = useQueryClient();
  const { me } = inside.useRouteContext();
  const may = useMay('enrollments.unenroll') !== undefined;
  const { mutateAsync, isPending } = useUnenroll();
  return (enrollment: Enrollment): boolean => {
    const { unenroll: say } = words;
    if (!may) {
      showToast({ text: say.viewer(words.role[me.workspace.role]), tone: 'failed' });
      return true;
    }
    if (enrollment.status === 'completed') showToast({ text: say.completed, tone: 'done' });
    if (enrollment.status !== 'active') return enrollment.status === 'completed';
    if (isPending) return true;
    const act = async (): Promise<void> => {
      const preview = await queryClient.fetchQuery(previewQuery(enrollment.id));
      if (preview.continues.length > 0) return ask(enrollment);
      const { id: enrollmentId, record } = enrollment;
      const expectVersion = preview.version;
      await mutateAsync({ enrollmentId, who: record.name, sequences, expectVersion });
    };
    act().catch((error: unknown) => {
      showToast({ text: error instanceof Error ? faultText(error) : String(error), tone: 'failed' });
    });
    return true;
  };
}

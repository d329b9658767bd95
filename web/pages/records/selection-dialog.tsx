/** What the dialogs about a selection share. */
import { Alert, Button, Text } from '@mantine/core';
import { JobProgress } from '../../features/jobs/job-progress.tsx';
import type { Selection } from '../../features/records/selection.ts';
import { useMay } from '../../features/session/use-may.ts';
import page from '../../ui/list-page.module.css';
import { words } from '../../words/words.ts';

export type SelectionDialogProps = {
  readonly selection: Selection;
  readonly onClose: () => void;
  /** It is done for all that were selected. */
  readonly onDone: () => void;
};

/** Members may name so many at once (src/http/roles.ts). */
const NAMED_MOST = 100;

export const whoOf = (selection: Selection): string =>
  selection.kind === 'all' ? words.selection.allMatching : words.selection.these(selection.ids.size);

/** Said before the server refuses it. */
export function TooMany({ selection, act }: { readonly selection: Selection; readonly act: string }) {
  const may = useMay(act);
  if (may !== 'named_100' || (selection.kind === 'some' && selection.ids.size <= NAMED_MOST)) return null;
  return (
    <Alert color="yellow" variant="outline">
      {words.selection.tooMany(NAMED_MOST)}
    </Alert>
  );
}

/** A job that goes on by itself. */
export function JobRuns({ id, onClose }: { readonly id: string; readonly onClose: () => void }) {
  const { selection: say, act } = words;
  return (
    <div className={page.form}>
      <Text size="sm">{say.running}</Text>
      <JobProgress id={id} label={say.progress} />
      <div className={page.foot}>
        <Button variant="default" onClick={onClose}>
          {act.close}
        </Button>
      </div>
    </div>
  );
}

/**
 * Unenrolling one record: what stops and what cannot, why, and a button that says what it does. It sends the version
 * of what it shows; whatever moved in between is stopped or named all the same, it never refuses for that.
 */
import { Alert, Button, Checkbox } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { useState, type SyntheticEvent } from 'react';
import type { Receipt, Sequence } from '../../api/types.ts';
import { ActFault, fieldFault } from '../../ui/act-fault.tsx';
import { words } from '../../words/words.ts';
import { useMay } from '../session/use-may.ts';
import { StopActions, StopFrame } from './stop-frame.tsx';
import { StopPreview, StopPreviewSkeleton } from './stop-preview.tsx';
import classes from './unenroll-dialog.module.css';
import { previewQuery } from './unenroll-queries.ts';
import { useUnenroll } from './use-unenroll.ts';
import { NO_WHY, WhyFields } from './why-fields.tsx';

type UnenrollDialogProps = {
  readonly enrollmentId: string;
  readonly who: string;
  readonly campaignName: string;
  readonly sequences: readonly Sequence[];
  readonly onClose: () => void;
  readonly onDone?: (receipt: Receipt) => void;
};

const { unenroll: say } = words;
const OWN_FAULTS = ['reason', 'note'];

export function UnenrollDialog(props: UnenrollDialogProps) {
  const { enrollmentId, who, campaignName, sequences, onClose, onDone } = props;
  const preview = useQuery(previewQuery(enrollmentId));
  const [why, setWhy] = useState(NO_WHY);
  const [optOut, setOptOut] = useState(false);
  const mayOptOut = useMay('suppressions.add') !== undefined;
  const hasMoved = useHasMoved(preview.data?.version);
  const unenroll = useUnenroll((receipt) => {
    onClose();
    onDone?.(receipt);
  });
  const submit = (event: SyntheticEvent): void => {
    event.preventDefault();
    if (unenroll.isPending) return;
    const expectVersion = preview.data?.version;
    unenroll.mutate({ enrollmentId, who, sequences, expectVersion, ...why, optOut });
  };
  const { error } = unenroll;
  const faults = { reason: fieldFault(error, 'reason'), note: fieldFault(error, 'note') };
  return (
    <StopFrame title={say.title(who, campaignName)} onClose={onClose}>
      <form onSubmit={submit} className={classes.form}>
        <output className={classes.moved}>{hasMoved ? say.moved : null}</output>
        {preview.data !== undefined ? (
          <StopPreview preview={preview.data} sequences={sequences} who={who} />
        ) : preview.isError ? (
          <Alert role="alert" color="yellow" variant="outline" mb="md">
            {say.noPreview}
          </Alert>
        ) : (
          <StopPreviewSkeleton />
        )}
        <WhyFields why={why} onChange={setWhy} faults={faults} />
        {mayOptOut ? (
          <Checkbox
            label={say.optOut(who)}
            description={say.optOutHint}
            checked={optOut}
            onChange={(event) => setOptOut(event.currentTarget.checked)}
          />
        ) : null}
        <div className={classes.fault}>
          <ActFault error={error} shown={OWN_FAULTS} />
        </div>
        <StopActions>
          <Button variant="default" onClick={onClose}>
            {say.keep}
          </Button>
          {/* Red is for what is broken; this is what one came for. */}
          <Button type="submit" loading={unenroll.isPending} disabled={preview.isPending}>
            {preview.data === undefined ? say.submitPlain : say.submit(preview.data.stops.length)}
          </Button>
        </StopActions>
      </form>
    </StopFrame>
  );
}

/** Whether what is shown is no longer what was shown first. */
function useHasMoved(version: string | undefined): boolean {
  const [first, setFirst] = useState(version);
  if (first === undefined && version !== undefined) setFirst(version);
  return first !== undefined && version !== undefined && first !== version;
}

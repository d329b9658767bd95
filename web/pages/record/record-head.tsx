/** Who or what it is, and what can be done with it as a whole. */
import { Button, Skeleton, VisuallyHidden } from '@mantine/core';
import { useState } from 'react';
import type { RecordWhole, Suppression } from '../../api/types.ts';
import { detailOf } from '../../features/records/record-text.ts';
import { useMay } from '../../features/session/use-may.ts';
import { AnchorLink } from '../../ui/anchor-link.tsx';
import { formatInstant } from '../../ui/format.ts';
import { ChevronIcon } from '../../ui/icons.tsx';
import page from '../../ui/list-page.module.css';
import { PageHeading } from '../../ui/page-heading.tsx';
import { StatusMark } from '../../ui/status-mark.tsx';
import { words } from '../../words/words.ts';
import { DeleteDialog } from './delete-dialog.tsx';
import { EditDialog } from './edit-dialog.tsx';
import { OptOutDialog } from './opt-out-dialog.tsx';
import classes from './record-page.module.css';
import { UnenrollDialog } from './unenroll-dialog.tsx';

type RecordHeadProps = {
  readonly record: RecordWhole | undefined;
  readonly suppressions: readonly Suppression[];
};

const { record: say } = words;

export function RecordHead({ record, suppressions }: RecordHeadProps) {
  const isStopped = record !== undefined && suppressions.some(({ kind }) => kind === 'record');
  return (
    <>
      <div className={classes.head}>
        <p className={page.trail}>
          <AnchorLink to="/records">{say.trail}</AnchorLink>
          <ChevronIcon size={12} />
        </p>
        <div className={classes.top}>
          <div>
            <PageHeading title={record?.name ?? say.loading}>{record?.name ?? <WaitingName />}</PageHeading>
            {record === undefined ? null : (
              <p className={classes.state}>
                <span>{words.recordType[record.type]}</span>
                {detailOf(record) === '' ? null : <span>{detailOf(record)}</span>}
                <span>{say.added(formatInstant(record.createdAt))}</span>
              </p>
            )}
          </div>
          {record === undefined ? null : <Acts record={record} />}
        </div>
      </div>
      {isStopped ? (
        <div className={classes.stopped}>
          <StatusMark look={{ word: say.whole, shape: 'bar', tone: 'bad' }} />
          <AnchorLink to="/do-not-contact" search={{ kind: 'record' }}>
            {say.toSuppressions}
          </AnchorLink>
        </div>
      ) : null}
    </>
  );
}

const WaitingName = () => (
  <>
    <VisuallyHidden>{words.states.loading}</VisuallyHidden>
    <Skeleton height={32} width={240} aria-hidden="true" />
  </>
);

type Open = 'unenroll' | 'optOut' | 'edit' | 'delete' | null;

function Acts({ record }: { readonly record: RecordWhole }) {
  const [open, setOpen] = useState<Open>(null);
  const close = (): void => setOpen(null);
  const mayUnenroll = useMay('enrollments.unenroll') !== undefined;
  const mayOptOut = useMay('suppressions.add') !== undefined;
  const mayEdit = useMay('records.edit') !== undefined;
  return (
    <div className={page.acts}>
      {mayEdit ? (
        <>
          <Button variant="default" onClick={() => setOpen('edit')}>
            {say.edit}
          </Button>
          <Button variant="default" onClick={() => setOpen('delete')}>
            {say.remove}
          </Button>
        </>
      ) : null}
      {mayOptOut ? (
        <Button variant="default" onClick={() => setOpen('optOut')}>
          {say.optOut}
        </Button>
      ) : null}
      {mayUnenroll ? <Button onClick={() => setOpen('unenroll')}>{say.unenrollEverywhere}</Button> : null}
      {open === 'edit' ? <EditDialog record={record} onClose={close} /> : null}
      {open === 'delete' ? <DeleteDialog record={record} onClose={close} /> : null}
      {open === 'optOut' ? <OptOutDialog record={record} onClose={close} /> : null}
      {open === 'unenroll' ? <UnenrollDialog record={record} onClose={close} /> : null}
    </div>
  );
}

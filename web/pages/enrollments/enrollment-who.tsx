/** Whose enrollment it is, how it stands, and the one thing one comes here to do. */
import { Button } from '@mantine/core';
import { getRouteApi } from '@tanstack/react-router';
import { useId } from 'react';
import type { EnrollmentDetail } from '../../api/types.ts';
import { enrollmentLook } from '../../features/enrollments/enrollment-status.ts';
import { useMay } from '../../features/session/use-may.ts';
import { useRestore } from '../../features/unenroll/use-unenroll.ts';
import { AnchorLink } from '../../ui/anchor-link.tsx';
import { formatInstant, formatPhone } from '../../ui/format.ts';
import { StatusMark } from '../../ui/status-mark.tsx';
import { words } from '../../words/words.ts';
import classes from './enrollment-details.module.css';

const inside = getRouteApi('/inside');

type WhoProps = { readonly enrollment: EnrollmentDetail; readonly onUnenroll: () => void };

export function Who({ enrollment, onUnenroll }: WhoProps) {
  const { record, passage, enrolledAt, endedAt, cause } = enrollment;
  const { enrollment: say, enrollmentDetails } = words;
  const about = [
    say.since(formatInstant(endedAt ?? enrolledAt)),
    say.passage(passage),
    ...(cause === null ? [] : [words.unenrollCause[cause]]),
  ];
  const phone = record.phone === null ? null : formatPhone(record.phone);
  const reached = [record.address, record.email, phone].filter((one) => one !== null);
  return (
    <div>
      <p className={classes.state}>
        <StatusMark look={enrollmentLook(enrollment)} />
        <span className={classes.quiet}>{about.join(' · ')}</span>
      </p>
      {reached.map((one) => (
        <p key={one} className={classes.reach}>
          {one}
        </p>
      ))}
      {record.deleted ? null : (
        <p className={classes.reach}>
          <AnchorLink to="/records/$recordId" params={{ recordId: record.id }}>
            {enrollmentDetails.openRecord}
          </AnchorLink>
        </p>
      )}
      <WhatOneCanDo enrollment={enrollment} onUnenroll={onUnenroll} />
    </div>
  );
}

function WhatOneCanDo({ enrollment, onUnenroll }: WhoProps) {
  const { unenroll: say } = words;
  const { me } = inside.useRouteContext();
  const mayUnenroll = useMay('enrollments.unenroll') !== undefined;
  const mayRestore = useMay('enrollments.restore') !== undefined;
  const restore = useRestore();
  const whyNot = useId();
  const { id: enrollmentId, record, status } = enrollment;
  if (status === 'unenrolled') {
    if (!mayRestore) return null;
    return (
      <div className={classes.acts}>
        <Button
          variant="default"
          loading={restore.isPending}
          onClick={() => restore.mutate({ enrollmentId, who: record.name })}
        >
          {say.restore}
        </Button>
      </div>
    );
  }
  const reason =
    status === 'completed' ? say.completed : mayUnenroll ? null : say.viewer(words.role[me.workspace.role]);
  return (
    <div className={classes.acts}>
      {/* Not `disabled`: who cannot press it can still come to it and read why. */}
      <Button
        onClick={reason === null ? onUnenroll : undefined}
        aria-disabled={reason !== null}
        data-disabled={reason !== null}
        {...(reason === null ? { 'aria-keyshortcuts': 'u' } : { 'aria-describedby': whyNot })}
      >
        {say.button}
      </Button>
      {reason === null ? null : (
        <p id={whyNot} className={classes.whyNot}>
          {reason}
        </p>
      )}
    </div>
  );
}

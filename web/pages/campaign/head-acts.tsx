/** What can be done with the whole campaign. What a role may not is not offered. */
import { Button } from '@mantine/core';
import { Link } from '@tanstack/react-router';
import { lazy, Suspense, useState } from 'react';
import type { Campaign } from '../../api/types.ts';
import { CampaignMenu } from '../../features/campaigns/campaign-menu.tsx';
import { useMay } from '../../features/session/use-may.ts';
import { words } from '../../words/words.ts';
import classes from './campaign-page.module.css';

const PauseDialog = lazy(async () => ({ default: (await import('./pause-dialog.tsx')).PauseDialog }));
const ResumeDialog = lazy(async () => ({ default: (await import('./resume-dialog.tsx')).ResumeDialog }));
const EnrollDialog = lazy(async () => ({ default: (await import('./enroll-dialog.tsx')).EnrollDialog }));

const say = words.campaignTabs;
type Open = 'pause' | 'resume' | 'enroll';

export function HeadActs({ campaign }: { readonly campaign: Campaign }) {
  const { id, status } = campaign;
  const [open, setOpen] = useState<Open>();
  const mayRun = useMay('campaigns.run') !== undefined;
  const mayEdit = useMay('campaigns.edit') !== undefined;
  const mayEnroll = useMay('enrollments.enroll') !== undefined;
  const close = (): void => setOpen(undefined);
  return (
    <div className={classes.acts}>
      {status === 'draft' && mayEdit ? (
        <Button component={Link} to={`/campaigns/${id}/build`}>
          {say.toBuild}
        </Button>
      ) : null}
      {status === 'active' && mayRun ? (
        <Button variant="default" onClick={() => setOpen('pause')}>
          {say.pause}
        </Button>
      ) : null}
      {status === 'paused' && mayRun ? <Button onClick={() => setOpen('resume')}>{say.resume}</Button> : null}
      {status !== 'draft' && status !== 'archived' && mayEnroll ? (
        <Button variant="default" onClick={() => setOpen('enroll')}>
          {say.enroll}
        </Button>
      ) : null}
      <CampaignMenu campaign={campaign} isOwnPage />
      <Suspense>
        {open === 'pause' ? <PauseDialog campaign={campaign} onClose={close} /> : null}
        {open === 'resume' ? <ResumeDialog campaign={campaign} onClose={close} /> : null}
        {open === 'enroll' ? <EnrollDialog campaign={campaign} onClose={close} /> : null}
      </Suspense>
    </div>
  );
}

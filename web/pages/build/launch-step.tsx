/** The launch: what it will do, said before it is done. */
import { Button, Text } from '@mantine/core';
import { lazy, Suspense, useState } from 'react';
import type { Campaign, LaunchPreview } from '../../api/types.ts';
import type { DraftKeeper } from '../../features/campaigns/draft-keeper.ts';
import { useMay } from '../../features/session/use-may.ts';
import { words } from '../../words/words.ts';
import type { PlacedFault } from './all-faults.ts';
import { Step } from './step.tsx';

const LaunchDialog = lazy(async () => ({ default: (await import('./launch-dialog.tsx')).LaunchDialog }));

type LaunchStepProps = {
  readonly campaign: Campaign;
  readonly preview: LaunchPreview | undefined;
  readonly faults: readonly PlacedFault[];
  readonly keeper: DraftKeeper;
};

const say = words.build;

export function LaunchStep({ campaign, preview, faults, keeper }: LaunchStepProps) {
  const [isOpen, setIsOpen] = useState(false);
  const mayRun = useMay('campaigns.run') !== undefined;
  const isReady = faults.length === 0 && preview !== undefined;
  const open = (): void => {
    // What was typed a moment ago belongs to what is launched.
    void keeper.flush().then(() => setIsOpen(true));
  };
  return (
    <Step id="launch" title={say.launch} lead={say.launchLead}>
      {mayRun ? (
        <>
          <div>
            <Button disabled={!isReady} onClick={open}>
              {say.toLaunch}
            </Button>
          </div>
          {faults.length === 0 ? null : (
            <Text size="sm" c="dimmed">
              {say.launchBlocked(faults.length)}
            </Text>
          )}
        </>
      ) : (
        <Text size="sm" c="dimmed">
          {say.mayNotLaunch}
        </Text>
      )}
      {isOpen ? (
        <Suspense>
          <LaunchDialog campaign={campaign} onClose={() => setIsOpen(false)} />
        </Suspense>
      ) : null}
    </Step>
  );
}

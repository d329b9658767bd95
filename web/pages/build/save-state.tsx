/** Whether everything that was typed is kept; and when somebody else wrote meanwhile, whose shall stay. */
import { Alert, Button } from '@mantine/core';
import { useQueryClient } from '@tanstack/react-query';
import { campaignQuery } from '../../features/campaigns/campaign-queries.ts';
import type { DraftKeeper, KeeperView } from '../../features/campaigns/draft-keeper.ts';
import { faultText } from '../../ui/act-fault.tsx';
import { StatusMark, type StatusLook } from '../../ui/status-mark.tsx';
import { words } from '../../words/words.ts';
import classes from './build-page.module.css';

type SaveStateProps = {
  readonly view: KeeperView;
  readonly keeper: DraftKeeper;
  readonly campaignId: string;
};

const say = words.build;
const LOOKS: Readonly<Record<KeeperView['state'], StatusLook>> = {
  saved: { word: words.act.saved, shape: 'tick', tone: 'good' },
  waiting: { word: say.saving, shape: 'ring', tone: 'quiet' },
  saving: { word: say.saving, shape: 'ring', tone: 'quiet' },
  held: { word: say.held, shape: 'half', tone: 'warn' },
  conflict: { word: say.notSaved, shape: 'cross', tone: 'bad' },
  failed: { word: say.notSaved, shape: 'cross', tone: 'bad' },
};

export function SaveState({ view: { state, error }, keeper, campaignId }: SaveStateProps) {
  const queryClient = useQueryClient();
  const latest = () => queryClient.fetchQuery({ ...campaignQuery(campaignId), staleTime: 0 });
  return (
    <div className={classes.save}>
      <output>
        <StatusMark look={LOOKS[state]} />
      </output>
      {state === 'conflict' ? (
        <Alert
          role="alert"
          color="yellow"
          variant="outline"
          title={say.conflict}
          classNames={{ title: classes.warning }}
          className={classes.conflict}
        >
          <p>{say.conflictDetail}</p>
          <div className={classes.choices}>
            <Button
              variant="default"
              size="xs"
              onClick={() => void latest().then((one) => keeper.adopt(one))}
            >
              {say.loadTheirs}
            </Button>
            <Button
              variant="default"
              size="xs"
              onClick={() => void latest().then((one) => keeper.overwrite(one))}
            >
              {say.keepMine}
            </Button>
          </div>
        </Alert>
      ) : null}
      {state === 'failed' && error !== null ? (
        <Alert role="alert" color="red" variant="outline" title={say.saveFailed} className={classes.conflict}>
          <p>{faultText(error)}</p>
          <Button variant="default" size="xs" onClick={() => void keeper.flush()}>
            {words.states.retry}
          </Button>
        </Alert>
      ) : null}
    </div>
  );
}

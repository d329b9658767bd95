/** Everything that stands against a launch, each with the way to its place. */
import { Skeleton } from '@mantine/core';
import type { UseQueryResult } from '@tanstack/react-query';
import type { LaunchPreview } from '../../api/types.ts';
import { sequenceName } from '../../features/campaigns/sequence-name.ts';
import type { Plan } from '../../features/campaigns/plan-items.ts';
import { ActFault } from '../../ui/act-fault.tsx';
import { AnchorLink } from '../../ui/anchor-link.tsx';
import { StatusMark } from '../../ui/status-mark.tsx';
import { words } from '../../words/words.ts';
import { stepOf, type PlacedFault } from './all-faults.ts';
import classes from './build-page.module.css';
import { Step } from './step.tsx';

type ChecksStepProps = {
  readonly query: UseQueryResult<LaunchPreview>;
  readonly faults: readonly PlacedFault[];
  readonly plan: Plan;
  readonly onGo: (place: string) => void;
};

const say = words.build;

export function ChecksStep({ query, faults, plan, onGo }: ChecksStepProps) {
  return (
    <Step id="checks" title={say.checks} lead={say.checksLead}>
      <ActFault error={query.error} title={say.checksFailed} />
      {query.isPending ? (
        <Skeleton height={24} />
      ) : faults.length === 0 ? (
        <p className={classes.allGood}>
          <StatusMark look={{ word: say.allGood, shape: 'tick', tone: 'good' }} />
        </p>
      ) : (
        <ul className={classes.faults}>
          {faults.map(({ place, message }) => (
            <li key={`${place} ${message}`}>
              <StatusMark look={{ word: titleOf(place, plan), shape: 'cross', tone: 'bad' }} />
              <span className={classes.faultText}>{message}</span>
              {place.endsWith('.channel') ? (
                <AnchorLink to="/settings">{say.toSettings}</AnchorLink>
              ) : (
                <button type="button" className={classes.mend} onClick={() => onGo(place)}>
                  {say.mend}
                </button>
              )}
            </li>
          ))}
        </ul>
      )}
    </Step>
  );
}

function titleOf(place: string, plan: Plan): string {
  const at = plan.findIndex(({ key }) => place.startsWith(`${key}.`));
  const item = plan[at];
  if (item === undefined) {
    const step = stepOf(place);
    return step === 'name' ? say.name : say[step];
  }
  return `${at + 1}. ${sequenceName({ id: item.key, ...item.value })}`;
}

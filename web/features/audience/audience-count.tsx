/** How many an audience has now, how many of them could be enrolled, and why the others could not. */
import { Text } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import type { Audience, AudienceCount as Count } from '../../api/types.ts';
import { ActFault } from '../../ui/act-fault.tsx';
import { formatNumber } from '../../ui/format.ts';
import { words } from '../../words/words.ts';
import { useSettled } from '../campaigns/use-settled.ts';
import classes from './audience.module.css';
import { audienceCountQuery } from './audience-queries.ts';

type AudienceCountProps = {
  readonly campaignId: string;
  readonly audience: NonNullable<Audience>;
  /** Of the sequences that are saved: nobody can be reached by none. */
  readonly channels: readonly string[];
};

export function AudienceCount({ campaignId, audience, channels }: AudienceCountProps) {
  const settled = useSettled(audience);
  const { data, error, isFetching } = useQuery(
    audienceCountQuery(campaignId, [...new Set(channels)].toSorted().join(), settled),
  );
  const isReachable = channels.length > 0;
  const isOld = isFetching || settled !== audience;
  return (
    <div className={classes.count}>
      <ActFault error={error} title={words.audience.countFailed} />
      <output className={classes.figures} data-old={isOld}>
        <Figure word={words.audience.total} value={data?.total} />
        <Figure word={words.audience.available} value={isReachable ? data?.available : undefined} isMain />
        <Figure
          word={words.audience.leftOut}
          value={isReachable && data ? data.total - data.available : undefined}
        />
      </output>
      {isReachable ? (
        <Reasons reasons={data?.reasons ?? {}} />
      ) : (
        <Text size="sm" c="dimmed">
          {words.audience.noChannels}
        </Text>
      )}
    </div>
  );
}

type FigureProps = { readonly word: string; readonly value: number | undefined; readonly isMain?: boolean };

function Figure({ word, value, isMain = false }: FigureProps) {
  return (
    <span className={classes.figure} data-main={isMain}>
      <span className={classes.word}>{word}</span>
      <span className={classes.value}>{value === undefined ? '–' : formatNumber(value)}</span>
    </span>
  );
}

function Reasons({ reasons }: Pick<Count, 'reasons'>) {
  const found = Object.entries(reasons).filter(([, value]) => value > 0);
  if (found.length === 0) return null;
  return (
    <div>
      <Text size="sm" fw={500}>
        {words.audience.why}
      </Text>
      <ul className={classes.reasons}>
        {found.map(([reason, value]) => (
          <li key={reason}>
            <span>{words.audience.reasons[reason] ?? reason}</span>
            <span>{formatNumber(value)}</span>
          </li>
        ))}
      </ul>
    </div>
  );
}

/** Batches of mail: which pieces leave when, until when they can be taken out, and what they cost. */
import { Button, Skeleton, VisuallyHidden } from '@mantine/core';
import { useInfiniteQuery, useQuery } from '@tanstack/react-query';
import { getRouteApi } from '@tanstack/react-router';
import { useEffect, useState } from 'react';
import { microsOf, money, timesMicros } from '#domain/money/money';
import type { Batch, Campaign } from '../../api/types.ts';
import { batchesQuery, campaignQuery, workspaceQuery } from '../../features/campaigns/campaign-queries.ts';
import { timeLeft } from '../../features/campaigns/countdown.ts';
import { sequenceName } from '../../features/campaigns/sequence-name.ts';
import { AnchorLink } from '../../ui/anchor-link.tsx';
import { Failure } from '../../ui/failure.tsx';
import { formatDay, formatMoney, formatNumber } from '../../ui/format.ts';
import { Moment } from '../../ui/moment.tsx';
import { Notice } from '../../ui/notice.tsx';
import { StatusMark, type StatusLook } from '../../ui/status-mark.tsx';
import table from '../../ui/table.module.css';
import { words } from '../../words/words.ts';
import classes from './tabs.module.css';

const route = getRouteApi('/inside/campaigns/$campaignId/batches');
const inside = getRouteApi('/inside');
const say = words.campaignTabs;

const LOOKS: Readonly<Record<Batch['status'], StatusLook>> = {
  open: { word: say.batchStatus.open, shape: 'ring', tone: 'calm' },
  locking: { word: say.batchStatus.locking, shape: 'quarter', tone: 'warn' },
  locked: { word: say.batchStatus.locked, shape: 'half', tone: 'warn' },
  mailed: { word: say.batchStatus.mailed, shape: 'tick', tone: 'good' },
};

export function BatchesTab() {
  const { campaignId } = route.useParams();
  const { me } = inside.useRouteContext();
  const query = useInfiniteQuery(batchesQuery(campaignId));
  const { data: campaign } = useQuery(campaignQuery(campaignId));
  const now = useNow();
  if (query.data === undefined || campaign === undefined) {
    if (!query.isError) return <Waiting />;
    return (
      <Failure
        error={query.error}
        role={words.role[me.workspace.role]}
        onRetry={() => void query.refetch()}
      />
    );
  }
  const batches = query.data.pages.flatMap(({ items }) => items);
  if (batches.length === 0) {
    const hasMail = campaign.sequences.some(({ channel }) => channel === 'direct_mail');
    return <Notice title={say.batchesEmpty} detail={hasMail ? say.batchesEmptyDetail : say.noMail} />;
  }
  return (
    <div className={classes.tab}>
      <div className={table.card}>
        {/* oxlint-disable-next-line jsx-a11y/no-noninteractive-tabindex -- scrolled by keyboard, too (WCAG 2.1.1) */}
        <section className={table.scroll} aria-label={say.batches} tabIndex={0}>
          <table className={table.table} aria-label={say.batches}>
            <thead>
              <tr>
                <th scope="col">{say.sendDate}</th>
                <th scope="col" data-wide>
                  {words.overview.sequence}
                </th>
                <th scope="col" data-wide>
                  {say.state}
                </th>
                <th scope="col">{say.locks}</th>
                <th scope="col" data-number>
                  {say.pieces}
                </th>
                <th scope="col" data-number data-wide>
                  {say.removed}
                </th>
                <th scope="col" data-number data-wide>
                  {say.cost}
                </th>
              </tr>
            </thead>
            <tbody>
              {batches.map((batch) => (
                <Row key={batch.id} batch={batch} campaign={campaign} now={now} />
              ))}
            </tbody>
          </table>
        </section>
      </div>
      {query.hasNextPage ? (
        <div className={classes.more}>
          <Button
            variant="default"
            loading={query.isFetchingNextPage}
            onClick={() => void query.fetchNextPage()}
          >
            {words.states.more}
          </Button>
        </div>
      ) : null}
    </div>
  );
}

type RowProps = { readonly batch: Batch; readonly campaign: Campaign; readonly now: number };

function Row({ batch, campaign, now }: RowProps) {
  const { data: workspace } = useQuery(workspaceQuery);
  const { sequenceId, sendDate, status, planned, removed, locksAt, lockedAt } = batch;
  const sequence = campaign.sequences.find(({ id }) => id === sequenceId);
  const format = sequence?.channel === 'direct_mail' ? sequence.format : undefined;
  const cost =
    workspace === undefined || format === undefined
      ? undefined
      : money(timesMicros(microsOf(workspace.prices[format]), planned), workspace.currency);
  const name = sequence === undefined ? '–' : sequenceName(sequence);
  const price = cost === undefined ? '–' : formatMoney(cost);
  return (
    <tr>
      <th scope="row">
        <span className={classes.nowrap}>{formatDay(sendDate)}</span>
        {/* On a phone seven columns are three: what the others say stands under what is left. */}
        <span className={classes.narrow}>{name}</span>
        <span className={classes.narrow}>
          <StatusMark look={LOOKS[status]} />
        </span>
      </th>
      <td data-wide>{name}</td>
      <td data-wide>
        <StatusMark look={LOOKS[status]} />
      </td>
      <td className={classes.locks}>
        {status === 'open' ? (
          <Countdown at={locksAt} now={now} isPaused={campaign.status === 'paused'} />
        ) : null}
        <span className={classes.small}>
          {status === 'open' ? <Moment at={locksAt} /> : lockedAt === null ? null : <Moment at={lockedAt} />}
        </span>
      </td>
      <td data-number>
        {/* A line of its own: nobody takes it for a word among others. */}
        <div>
          <AnchorLink
            to="/campaigns/$campaignId/enrollments"
            params={{ campaignId: campaign.id }}
            search={{ sequenceId }}
          >
            {formatNumber(planned)}
          </AnchorLink>
        </div>
        <span className={classes.narrow}>
          {say.removed} {formatNumber(removed)}
        </span>
        <span className={classes.narrow}>
          {say.cost} {price}
        </span>
      </td>
      <td data-number data-wide>
        {formatNumber(removed)}
      </td>
      <td data-number data-wide>
        {price}
      </td>
    </tr>
  );
}

type CountdownProps = { readonly at: string; readonly now: number; readonly isPaused: boolean };

function Countdown({ at, now, isPaused }: CountdownProps) {
  return <span>{countdownText({ at, now, isPaused })}</span>;
}

function countdownText({ at, now, isPaused }: CountdownProps): string {
  const left = timeLeft(at, now);
  // A paused campaign locks nothing, whatever the clock says.
  if (left === undefined) return isPaused ? say.held : say.locksNow;
  switch (left.kind) {
    case 'days':
      return say.locksIn(say.inDays(left.days, left.hours));
    case 'hours':
      return say.locksIn(say.inHours(left.hours, left.minutes));
    case 'minutes':
      return say.locksIn(say.inMinutes(left.minutes, left.seconds));
  }
}

const TICK_MS = 1_000;

function useNow(): number {
  const [now, setNow] = useState(() => Date.now());
  useEffect(() => {
    const timer = setInterval(() => setNow(Date.now()), TICK_MS);
    return () => clearInterval(timer);
  }, []);
  return now;
}

function Waiting() {
  return (
    <div aria-busy="true">
      <VisuallyHidden component="output">{words.states.loading}</VisuallyHidden>
      <Skeleton height={200} />
    </div>
  );
}

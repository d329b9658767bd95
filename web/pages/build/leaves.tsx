/** What will go out when, if the campaign were launched now. */
import { Text, Title } from '@mantine/core';
import type { Campaign, LaunchPreview } from '../../api/types.ts';
import { sequenceName } from '../../features/campaigns/sequence-name.ts';
import { ChannelMark } from '../../features/touches/channel-mark.tsx';
import { formatDay, formatMoney, formatNumber } from '../../ui/format.ts';
import { Moment } from '../../ui/moment.tsx';
import table from '../../ui/table.module.css';
import { words } from '../../words/words.ts';

type LeavesProps = { readonly preview: LaunchPreview | undefined; readonly campaign: Campaign };

const say = words.build;

export function Leaves({ preview, campaign }: LeavesProps) {
  if (preview === undefined || preview.sequences.length === 0) {
    return (
      <Text size="sm" c="dimmed">
        {say.leavesNothing}
      </Text>
    );
  }
  const people = preview.audience?.available;
  return (
    <div>
      <Title order={3} id="leaves" size="h4">
        {say.leaves}
      </Title>
      <Text size="sm" c="dimmed" mb="xs">
        {say.leavesLead}
      </Text>
      <div className={table.card}>
        {/* oxlint-disable-next-line jsx-a11y/no-noninteractive-tabindex -- scrolled by keyboard, too (WCAG 2.1.1) */}
        <section className={table.scroll} aria-labelledby="leaves" tabIndex={0}>
          <table className={table.table} aria-labelledby="leaves">
            <thead>
              <tr>
                <th scope="col">{words.overview.sequence}</th>
                <th scope="col">{say.leavesAt}</th>
                <th scope="col">{say.canStopUntil}</th>
                <th scope="col" data-number>
                  {say.pieces}
                </th>
                <th scope="col" data-number>
                  {say.priceEach}
                </th>
              </tr>
            </thead>
            <tbody>
              {preview.sequences.map(({ sequenceId, dueAt, sendDate, locksAt, price }) => {
                const sequence = campaign.sequences.find(({ id }) => id === sequenceId);
                if (sequence === undefined) return null;
                return (
                  <tr key={sequenceId}>
                    <th scope="row">
                      <ChannelMark channel={sequence.channel}>{sequenceName(sequence)}</ChannelMark>
                    </th>
                    <td>{sendDate === null ? <Moment at={dueAt} /> : formatDay(sendDate)}</td>
                    <td>
                      <Moment at={locksAt} />
                    </td>
                    <td data-number>{people === undefined ? '–' : formatNumber(people)}</td>
                    <td data-number>{formatMoney(price)}</td>
                  </tr>
                );
              })}
            </tbody>
          </table>
        </section>
      </div>
    </div>
  );
}

/** What became of the touches of each sequence. Wide by nature: on a phone it is scrolled sideways. */
import { Title } from '@mantine/core';
import type { TouchStatus } from '#domain/touch/touch-status';
import type { Campaign, Sequence } from '../../api/types.ts';
import { sequenceName } from '../../features/campaigns/sequence-name.ts';
import { ChannelMark } from '../../features/touches/channel-mark.tsx';
import { TOUCH_LOOKS } from '../../features/touches/touch-status.ts';
import { formatDelay, formatNumber } from '../../ui/format.ts';
import { Notice } from '../../ui/notice.tsx';
import { StatusMark } from '../../ui/status-mark.tsx';
import table from '../../ui/table.module.css';
import { words } from '../../words/words.ts';
import overview from './overview-tab.module.css';
import classes from './sequence-table.module.css';

/** Those that are rows in the ledger, in the order of a touch's life. */
const COLUMNS = [
  'scheduled',
  'processing',
  'sent',
  'delivered',
  'failed',
  'unknown',
  'cancelled',
  'skipped',
] as const satisfies readonly TouchStatus[];

type Counts = Partial<Record<TouchStatus, number>>;

export function SequenceTable({ campaign: { sequences, stats } }: { readonly campaign: Campaign }) {
  const { overview: say } = words;
  return (
    <section className={overview.section}>
      <Title order={2} id="touches">
        {say.touches}
      </Title>
      {sequences.length === 0 ? (
        <Notice title={say.noSequences} />
      ) : (
        <div className={table.card}>
          {/* oxlint-disable-next-line jsx-a11y/no-noninteractive-tabindex -- scrolled by keyboard, too (WCAG 2.1.1) */}
          <section className={table.scroll} aria-labelledby="touches" tabIndex={0}>
            <table className={table.table} aria-labelledby="touches">
              <thead>
                <tr>
                  <th scope="col">{say.sequence}</th>
                  {COLUMNS.map((status) => (
                    <th key={status} scope="col" data-number>
                      {TOUCH_LOOKS[status].word}
                    </th>
                  ))}
                </tr>
              </thead>
              <tbody>
                {sequences.map((sequence) => (
                  <Row key={sequence.id} sequence={sequence} counts={stats.sequences[sequence.id] ?? {}} />
                ))}
              </tbody>
              <tfoot>
                <tr>
                  <th scope="row">{say.total}</th>
                  <Cells counts={totalOf(stats.touches)} />
                </tr>
              </tfoot>
            </table>
          </section>
        </div>
      )}
    </section>
  );
}

function Row({ sequence, counts }: { readonly sequence: Sequence; readonly counts: Counts }) {
  return (
    <tr>
      <th scope="row">
        <ChannelMark channel={sequence.channel}>
          <span className={classes.name}>{sequenceName(sequence)}</span>
          <span className={classes.delay}>
            {words.channel[sequence.channel]}, {formatDelay(sequence.delay)}
          </span>
          {sequence.held === undefined ? null : (
            <span className={classes.delay} title={sequence.held.detail ?? words.overview.heldDetail}>
              <StatusMark look={{ word: words.overview.held, shape: 'cross', tone: 'bad' }} />
            </span>
          )}
        </ChannelMark>
      </th>
      <Cells counts={counts} />
    </tr>
  );
}

function Cells({ counts }: { readonly counts: Counts }) {
  return COLUMNS.map((status) => {
    const value = counts[status] ?? 0;
    return (
      <td key={status} data-number className={value === 0 ? classes.zero : undefined}>
        {formatNumber(value)}
      </td>
    );
  });
}

/** Over the channels: a sequence that was removed has left the rows and stays in the sum. */
function totalOf(byChannel: Readonly<Record<string, Counts>>): Counts {
  const total: Counts = {};
  for (const counts of Object.values(byChannel)) {
    for (const status of COLUMNS) total[status] = (total[status] ?? 0) + (counts[status] ?? 0);
  }
  return total;
}

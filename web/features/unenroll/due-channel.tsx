/** What comes next for an enrollment, in one line. */
import { formatDay } from '../../ui/format.ts';
import { Moment } from '../../ui/moment.tsx';
import { words } from '../../words/words.ts';
import type { Next, When } from '../enrollments/next-step.ts';
import { ChannelMark } from '../touches/channel-mark.tsx';

export function DueChannel({ next }: { readonly next: Next }) {
  const { enrollments: say, channel } = words;
  switch (next.kind) {
    case 'nothing':
      return <span style={{ color: 'var(--ds-quiet)' }}>{say.nothingNext}</span>;
    case 'due':
      return (
        <ChannelMark channel={next.channel}>
          {channel[next.channel]} · <Due when={next.when} />
        </ChannelMark>
      );
    case 'processing':
      return (
        <ChannelMark channel={next.channel}>
          {channel[next.channel]} · {next.channel === 'direct_mail' ? say.printing : say.processing}
        </ChannelMark>
      );
  }
}

const Due = ({ when }: { readonly when: When }) =>
  'day' in when ? <time dateTime={when.day}>{formatDay(when.day)}</time> : <Moment at={when.at} />;

/** A channel: its picture and its word. */
import type { ChannelName } from '#domain/touch/channel';
import { VisuallyHidden } from '@mantine/core';
import { EmailIcon, MailIcon, TextIcon } from '../../ui/icons.tsx';
import { words } from '../../words/words.ts';
import classes from './channel-mark.module.css';

const ICONS = { email: EmailIcon, sms: TextIcon, direct_mail: MailIcon } as const;

type ChannelMarkProps = {
  readonly channel: ChannelName;
  /** What stands beside the picture; default: the channel's word. */
  readonly children?: React.ReactNode;
};

export function ChannelMark({ channel, children }: ChannelMarkProps) {
  const Icon = ICONS[channel];
  return (
    <span className={classes.mark}>
      <span className={classes.icon}>
        <Icon />
      </span>
      <span className={classes.text}>{children ?? words.channel[channel]}</span>
    </span>
  );
}

/** The picture alone, where there is no room: pointed at or read aloud it is the word. */
export function ChannelIcon({ channel }: { readonly channel: ChannelName }) {
  const Icon = ICONS[channel];
  return (
    <span className={classes.icon} title={words.channel[channel]}>
      <Icon />
      <VisuallyHidden>{words.channel[channel]}</VisuallyHidden>
    </span>
  );
}

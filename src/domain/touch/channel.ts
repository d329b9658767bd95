/** The three ways a record can be reached. */
export const CHANNELS = ['email', 'sms', 'direct_mail'] as const;
export type ChannelName = (typeof CHANNELS)[number];

export const MAIL_FORMATS = ['postcard_4x6', 'postcard_6x9', 'postcard_6x11', 'letter'] as const;
export type MailFormat = (typeof MAIL_FORMATS)[number];

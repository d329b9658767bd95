/** The sandbox's messages, in English. */
import { counting } from '../counting.ts';

const { count } = counting('en-US');

export const outboxWords = {
  outbox: {
    title: 'Outbox',
    lead: 'What the sandbox kept here instead of sending it. None of this has reached anybody.',
    list: 'Messages',
    search: 'Search',
    searchHint: 'Recipient’s name, address, phone or email',
    channel: 'Channel',
    anyChannel: 'Any channel',
    campaign: 'Campaign',
    anyCampaign: 'Any campaign',
    open: 'Message',
    empty: 'Nothing here yet',
    emptyDetail:
      'While a campaign sends by the sandbox, its messages appear here as their recipients would see them, and nothing leaves this machine. Connect a sender in Settings to send for real.',
    toCampaigns: 'Go to Campaigns',
    noMatch: 'No message matches',
    noMatchDetail: 'Nothing fits the search and the filters.',
    pick: 'Choose a message to see it as its recipient would.',
    end: (value: number) => `${count(value, 'message', 'messages')}. That is all.`,
    back: 'All messages',
    noSubject: 'No subject',
    gone: 'This message is not among those shown. Search for its recipient, or clear the filters.',
  },
  message: {
    to: 'To',
    from: 'From',
    subject: 'Subject',
    text: 'Plain text',
    designed: 'As designed',
    shown: 'How it is shown',
    frame: (subject: string) => `Email: ${subject}`,
    front: 'Front',
    back: 'Back',
    letter: 'Letter',
    envelope: 'Addressed to',
    images: 'Pictures from other hosts are not loaded here.',
    segments: (value: number) => count(value, 'segment', 'segments'),
    kept: 'Kept by the sandbox. It was not sent.',
    wouldWait: (at: string) => `A real sender would have waited until ${at}.`,
    blank: 'This side is blank.',
    toRecord: 'Open the record',
  },
};

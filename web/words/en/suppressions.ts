/** The do-not-contact list, in English. */
import { counting } from '../counting.ts';

const { count } = counting('en-US');

export const suppressionWords = {
  suppressionKind: { email: 'Email', phone: 'Phone', address: 'Address', record: 'Record' },
  suppressionScope: { all: 'Every channel', email: 'Email', sms: 'Texts', direct_mail: 'Mail' },
  suppressionReason: {
    stop_reply: 'Replied STOP',
    unsubscribe: 'Unsubscribed',
    complaint: 'Complained',
    manual: 'Asked us',
    import: 'From a file',
    legal: 'Legal order',
    hard_bounce: 'Email bounced',
    returned_mail: 'Mail came back',
    invalid_phone: 'Number is not in use',
  },

  suppressions: {
    title: 'Do not contact',
    lead: 'Nothing is sent to what stands here, by any campaign, whoever imports it again.',
    add: 'Add',
    import: 'Import a list',
    which: 'Which entries',
    standing: 'In force',
    lifted: 'Lifted',
    list: 'Do-not-contact entries',
    search: 'Search',
    searchHint: 'Email, phone, street or note',
    kind: 'Kind',
    anyKind: 'Any kind',
    effect: 'Why',
    anyEffect: 'Any reason',
    wish: 'Their wish',
    dead: 'Not reachable',
    value: 'Who or where',
    scope: 'Applies to',
    reason: 'Why',
    since: 'Since',
    liftedAt: 'Lifted',
    by: (name: string) => `by ${name}`,
    lift: 'Lift',
    liftOf: (value: string) => `Lift ${value}`,
    recordValue: 'A record',
    act: 'Act',
    empty: 'Nobody is on the list',
    emptyDetail:
      'Whoever replies STOP, unsubscribes or complains is added here at once. Add others by hand, or import a list that you have.',
    emptyLifted: 'Nothing was lifted',
    emptyLiftedDetail: 'Entries that were lifted are kept here, with who did it and when.',
    noMatch: 'No entry matches',
    noMatchDetail: 'Nothing fits the search and the filters.',
    end: (value: number) => `${count(value, 'entry', 'entries')}. That is all.`,

    addTitle: 'Add to the do-not-contact list',
    addDetail:
      'From now on nothing is sent there. Enrollments that would use it end at once, each with a receipt.',
    values: {
      email: { label: 'Email address', hint: 'name@example.com' },
      phone: { label: 'Phone number', hint: '(614) 555-0117' },
      address: { label: 'Address', hint: '118 Elm St, Columbus, OH 43004' },
      record: { label: 'Record', hint: 'Search people and properties' },
    },
    chosenRecord: (name: string) => `Chosen: ${name}`,
    note: 'Note',
    addNow: 'Add to the list',
    added: (ended: number) =>
      ended === 0 ? 'Added.' : `Added. ${count(ended, 'enrollment', 'enrollments')} ended.`,

    liftTitle: (value: string) => `Lift ${value}?`,
    liftDetail:
      'Campaigns may use it again from now on, for whoever is enrolled then. What this entry ended stays ended. The entry moves to “Lifted”, with your name.',
    liftWish:
      'The person asked not to be contacted. Lift it only if they have told you otherwise: writing to them against their wish may be unlawful.',
    liftNow: 'Lift the entry',
    keep: 'Keep it',
    lifted1: (value: string) => `${value} lifted.`,
  },
};

/** Around every page, in English: the way about, keys, messages that pass, acts that failed. */
import { counting } from '../counting.ts';

const { count } = counting('en-US');

export const frame = {
  nav: {
    campaigns: 'Campaigns',
    records: 'Records',
    imports: 'Imports',
    outbox: 'Outbox',
    suppressions: 'Do not contact',
    settings: 'Settings',
    help: 'Help',
  },
  act: {
    cancel: 'Cancel',
    close: 'Close',
    save: 'Save',
    saved: 'Saved',
    undo: 'Undo',
    undone: 'Undone',
    remove: 'Remove',
    failed: 'That did not go through',
    /** No answer came: the act may have happened. It is repeated with the same key, so it never happens twice. */
    noAnswer: 'Doorstep could not be reached. Nothing you typed is lost; try again.',
    noRight: 'Your role does not allow this',
    working: 'Working…',
  },
  keys: {
    title: 'Keys',
    show: 'Show all keys',
    search: 'Go to the search',
    undo: 'Undo the last act',
    close: 'Close what is open',
  },
  toast: { region: 'Messages', dismiss: 'Dismiss' },
  job: {
    progress: (done: number, total: number | null) =>
      total === null
        ? `${count(done, 'row', 'rows')} done`
        : `${count(done, 'row', 'rows')} of ${count(total, 'row', 'rows')}`,
  },
};

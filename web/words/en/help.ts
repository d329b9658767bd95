/** The drawer of help, in English. What it says is in features/help/articles. */
import { counting } from '../counting.ts';

const { count } = counting('en-US');

export const help = {
  help: {
    title: 'Help',
    open: 'Help',
    close: 'Close help',
    back: 'All articles',
    search: 'Search help',
    forThisPage: 'For this page',
    others: 'Other articles',
    all: 'Articles',
    found: (value: number) => count(value, 'article found', 'articles found'),
    none: 'No article has these words. Try fewer, or ask a person.',
    contact: 'Contact support',
    noContact: 'No support address is set. Owners and admins can set one in Settings.',
    toSettings: 'Settings',
    subject: (article: string) => `Doorstep: ${article}`,
    related: 'See also',
  },
};

/** Every word that the pages say, in English. Another language is another folder of this shape (`Words`). */
import { base } from './base.ts';
import { build } from './build.ts';
import { campaignTabs } from './campaign-tabs.ts';
import { frame } from './frame.ts';
import { importWords } from './imports.ts';
import { outboxWords } from './outbox.ts';
import { recordWords } from './records.ts';
import { suppressionWords } from './suppressions.ts';
import { unenroll } from './unenroll.ts';

export const en = {
  ...base,
  ...frame,
  ...build,
  ...campaignTabs,
  ...unenroll,
  ...recordWords,
  ...importWords,
  ...outboxWords,
  ...suppressionWords,
};

export type Words = typeof en;

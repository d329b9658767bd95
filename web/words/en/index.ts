/** Every word that the pages say, in English. Another language is another folder of this shape (`Words`). */
import { base } from './base.ts';
import { build } from './build.ts';
import { campaignTabs } from './campaign-tabs.ts';
import { frame } from './frame.ts';
import { help } from './help.ts';
import { importWords } from './imports.ts';
import { outboxWords } from './outbox.ts';
import { recordWords } from './records.ts';
import { settings } from './settings.ts';
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
  ...settings,
  ...help,
};

export type Words = typeof en;

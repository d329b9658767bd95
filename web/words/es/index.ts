/** Todas las palabras de las páginas, en español. */
import type { Words } from '../en/index.ts';
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

export const es: Words = {
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

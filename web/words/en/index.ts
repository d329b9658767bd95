/** Every word that the pages say, in English. Another language is another folder of this shape (`Words`). */
import { base } from './base.ts';
import { frame } from './frame.ts';
import { help } from './help.ts';
import { settings } from './settings.ts';

export const en = { ...base, ...frame, ...settings, ...help };

export type Words = typeof en;

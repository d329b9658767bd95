/** Every word that the pages say, in English. Another language is another folder of this shape (`Words`). */
import { base } from './base.ts';
import { frame } from './frame.ts';

export const en = { ...base, ...frame };

export type Words = typeof en;

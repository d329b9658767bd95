/** The words in the reader's language. */
import { en, type Words } from './en/index.ts';

export const words: Words = en;

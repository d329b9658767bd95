/** The words in the reader's language. There is one language so far; a second one is chosen here and nowhere else. */
import { en, type Words } from './en.ts';

export const words: Words = en;

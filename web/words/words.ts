/**
 * The words in the reader's language. English is always there; another comes when it is read. Modules read words while
 * they are loaded, so this one is not done before they are there.
 */
import { en, type Words } from './en/index.ts';
import { languageNow } from './language.ts';

export const words: Words = languageNow() === 'es' ? (await import('./es/index.ts')).es : en;

/** Todas las palabras de las páginas, en español. */
import type { Words } from '../en/index.ts';
import { base } from './base.ts';
import { frame } from './frame.ts';
import { help } from './help.ts';
import { settings } from './settings.ts';

export const es: Words = { ...base, ...frame, ...settings, ...help };

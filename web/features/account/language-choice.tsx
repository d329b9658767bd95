/** The language of the pages, before one is inside. */
import { NativeSelect } from '@mantine/core';
import { chooseLanguage, LANGUAGE_CHOICES } from '../../words/language.ts';
import { words } from '../../words/words.ts';

export const LanguageChoice = () => (
  <NativeSelect
    aria-label={words.account.language}
    size="xs"
    w="8rem"
    data={LANGUAGE_CHOICES}
    value={words.language}
    onChange={(event) => chooseLanguage(event.currentTarget.value)}
  />
);

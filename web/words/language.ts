/** Which language the pages speak: the one that was chosen here, or the first of the browser's that there are words for. */
const LANGUAGES = ['en', 'es'] as const;
export type Language = (typeof LANGUAGES)[number];

/** Each by its own name, for whoever reads no other. */
export const LANGUAGE_CHOICES: readonly { readonly value: Language; readonly label: string }[] = [
  { value: 'en', label: 'English' },
  { value: 'es', label: 'Español' },
];

const KEY = 'doorstep-language';

export function languageNow(): Language {
  return (
    known(stored()) ??
    preferred()
      .map((tag) => known(tag.split('-', 1)[0]))
      .find(isSome) ??
    'en'
  );
}

/** Words are read once, when the page is loaded: it is loaded again. */
export function chooseLanguage(language: string): void {
  try {
    localStorage.setItem(KEY, known(language) ?? 'en');
  } catch {
    return; // Storage is forbidden: the browser's own languages decide.
  }
  location.reload();
}

const isSome = <Value>(value: Value | undefined): value is Value => value !== undefined;
const known = (value: string | null | undefined): Language | undefined =>
  LANGUAGES.find((one) => one === value);

function stored(): string | null {
  try {
    return localStorage.getItem(KEY);
  } catch {
    return null; // Storage is forbidden, or this is no browser.
  }
}

const preferred = (): readonly string[] => (typeof navigator === 'undefined' ? [] : navigator.languages);

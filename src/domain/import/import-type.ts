/** What a file of rows is read as. */
export const IMPORT_TYPES = ['contact', 'property', 'suppression'] as const;
export type ImportType = (typeof IMPORT_TYPES)[number];

/** Heading → target, or null for a column that is left out. */
export type ColumnMapping = Readonly<Record<string, string | null>>;

/** What becomes of every contact or property of a file beside being there: tags it gets, a list it is put on. */
export type ImportPlacing = { readonly tags: readonly string[]; readonly listId: string | null };

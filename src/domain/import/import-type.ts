/** What a file of rows is read as. */
export const IMPORT_TYPES = ['contact', 'property', 'suppression'] as const;
export type ImportType = (typeof IMPORT_TYPES)[number];

/** Heading → target, or null for a column that is left out. */
export type ColumnMapping = Readonly<Record<string, string | null>>;

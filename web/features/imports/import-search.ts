/** What the URL of a new import may hold. */
import { IMPORT_TYPES, type ImportType } from '#domain/import/import-type';
import { oneOf } from '../../app/search-params.ts';

export type ImportSearch = { readonly type?: ImportType | undefined };

export const importSearch = (search: Readonly<Record<string, unknown>>): ImportSearch => ({
  type: oneOf(IMPORT_TYPES, search['type']),
});

/** Whom a campaign is for: everyone who matches, or records named one by one. Plain JSON, kept with the campaign. */
import type { RecordFilter } from '../record/record-filter.ts';

export type Audience = { readonly filter: RecordFilter } | { readonly recordIds: readonly string[] };

/**
 * How records come in. `named`: a person's act on these very records, which may enroll somebody again as a new passage.
 * `matching`: by an audience, a filter or a cohort of a continuous campaign, which never brings anybody back.
 */
export type EnrollMode = 'named' | 'matching';

/** What the URL of the do-not-contact list may hold. */
import {
  SUPPRESSION_EFFECTS,
  SUPPRESSION_KINDS,
  type SuppressionEffect,
  type SuppressionKind,
} from '#domain/suppression/suppression';
import { oneOf, someText } from '../../app/search-params.ts';

export type SuppressionSearch = {
  readonly search?: string | undefined;
  readonly kind?: SuppressionKind | undefined;
  readonly effect?: SuppressionEffect | undefined;
  /** Given: those that were lifted. */
  readonly lifted?: 'true' | undefined;
};

export const suppressionSearch = (search: Readonly<Record<string, unknown>>): SuppressionSearch => ({
  search: someText(search['search']),
  kind: oneOf(SUPPRESSION_KINDS, search['kind']),
  effect: oneOf(SUPPRESSION_EFFECTS, search['effect']),
  lifted: oneOf(['true'] as const, search['lifted']),
});

export const isFiltered = ({ search, kind, effect }: SuppressionSearch): boolean =>
  [search, kind, effect].some((value) => value !== undefined);

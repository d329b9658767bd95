/** How many an audience has, how many of them could be enrolled now, and why the others could not. Changes nothing. */
import type { Audience } from '#domain/campaign/audience';
import { err, ok, type Result } from '#domain/result';
import type { Store } from '../ports.ts';
import type { AudienceCount } from '../ports/enroll-store.ts';
import { enrollRules } from './enroll-rules.ts';

/** Without an audience of its own, the campaign's is looked at. */
export async function previewAudience(
  store: Store,
  workspaceId: string,
  campaignId: string,
  audience: Audience | undefined,
): Promise<Result<AudienceCount, 'not_found' | 'no_audience'>> {
  const campaign = await store.campaigns.find(workspaceId, campaignId);
  if (!campaign) return err('not_found');
  const whom = audience ?? campaign.audience;
  if (whom === null) return err('no_audience');
  // Before the launch nobody was in it, so named and matching records are judged alike.
  const mode = 'recordIds' in whom && campaign.status !== 'draft' ? 'named' : 'matching';
  const rules = enrollRules({ campaignId, ...campaign }, { mode, jobCreatedAt: null });
  return ok(
    await store.enrolling.countAudience(
      workspaceId,
      rules,
      'filter' in whom ? whom : { ids: whom.recordIds },
    ),
  );
}

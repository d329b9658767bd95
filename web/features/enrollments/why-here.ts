/** Why an enrollment is still in its campaign, or why it is not, in sentences. */
import type { Campaign, EnrollmentDetail } from '../../api/types.ts';
import { words } from '../../words/words.ts';
import { touchesAhead } from './next-step.ts';

/** Besides the reason and the note, which are somebody's own words. */
export function whyHere(enrollment: EnrollmentDetail, campaign: Campaign | undefined): readonly string[] {
  const { why } = words.enrollmentDetails;
  if (enrollment.status === 'completed') return [why.completed];
  if (enrollment.status === 'unenrolled') return whyEnded(enrollment);
  const ahead = touchesAhead(enrollment.touches).length;
  return [
    ...(campaign?.status === 'paused' ? [why.paused] : []),
    ahead > 0 ? why.ahead(ahead) : why.waiting,
    ...(campaign === undefined
      ? []
      : [
          campaign.settings.exitRules.onReply ? why.reply : why.noReply,
          campaign.settings.exitRules.onBounce ? why.bounce : why.noBounce,
        ]),
  ];
}

function whyEnded({ cause, completing, receipts }: EnrollmentDetail): readonly string[] {
  const { why } = words.enrollmentDetails;
  const receipt = receipts.find(({ restoredAt }) => restoredAt === null);
  const known = receipt?.cause ?? cause;
  return [
    ...(known == null ? [] : [why.cause(words.unenrollCause[known], receipt?.actor.name ?? words.product)]),
    ...(completing ? [why.completing] : []),
  ];
}

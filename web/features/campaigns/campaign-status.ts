/** How a campaign's status looks: a word, a shape, a colour. */
import type { CampaignStatus } from '#domain/campaign/campaign-status';
import type { StatusLook } from '../../ui/status-mark.tsx';
import { words } from '../../words/words.ts';

const word = words.campaignStatus;

export const CAMPAIGN_LOOKS: Readonly<Record<CampaignStatus, StatusLook>> = {
  draft: { word: word.draft, shape: 'dashed', tone: 'quiet' },
  active: { word: word.active, shape: 'full', tone: 'good' },
  paused: { word: word.paused, shape: 'half', tone: 'warn' },
  completed: { word: word.completed, shape: 'tick', tone: 'calm' },
  archived: { word: word.archived, shape: 'square', tone: 'quiet' },
};

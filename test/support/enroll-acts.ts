/** What tests of enrolling do again and again, through the API. */
import { expect } from 'vitest';
import type { LeftOutReason } from '#domain/enrollment/enrollment-status';
import type { CampaignApp } from './campaign-app.ts';
import type { Client } from './http.ts';
import { EMAIL } from './seed.ts';

type Answer = {
  enrolled: number;
  skipped: { recordId: string; reason: LeftOutReason }[];
  code?: string;
  id?: string;
  kind?: string;
};

export const email = (delay = 'PT0S') => ({ delay, content: EMAIL });

/** Whom an answer left out, and why. */
export const reasons = (answer: { body: Answer }): Record<string, string> =>
  Object.fromEntries(answer.body.skipped.map(({ recordId, reason }) => [recordId, reason]));

/** `started`: asked at each act, because tests name these before the application has started. */
export function enrollActs(started: () => CampaignApp) {
  const enrollmentOf = async (campaignId: string, recordId: string): Promise<string> => {
    const [row] = await started().app.db.query<{ id: string }>(
      'select id from enrollments where campaign_id = $1 and record_id = $2 order by passage desc limit 1',
      [campaignId, recordId],
    );
    if (!row) throw new Error('not enrolled');
    return row.id;
  };
  return {
    enrollmentOf,
    enroll: (campaignId: string, body: unknown, as: Client = started().owner) =>
      as.post<Answer>(`/api/v1/campaigns/${campaignId}/enrollments`, body),
    unenroll: async (campaignId: string, recordId: string): Promise<void> => {
      const id = await enrollmentOf(campaignId, recordId);
      const answer = await started().owner.post(`/api/v1/enrollments/${id}/unenroll`);
      expect(answer.status, answer.text).toBe(200);
    },
    /** A campaign that has been launched: one email, and no claim on anybody. */
    open: (options = {}) =>
      started().world.launched({ sequences: [email()], settings: { exclusive: false }, ...options }),
  };
}

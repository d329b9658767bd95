/** A campaign over the three channels whose delays are seconds, so that a month of outreach passes while one watches. */
import { createCampaign } from '#engine/campaigns/create-campaign';
import { launchCampaign } from '#engine/campaigns/launch-campaign';
import { launchFaults } from '#engine/campaigns/validate-campaign';
import type { Campaign } from '#engine/ports/campaign-store';
import type { SequenceContent } from '#domain/campaign/sequence';
import { count } from '#cli/print/numbers';
import { DemoFault, type DemoWorld } from './demo-world.ts';

/** Places in the plan, from 1. */
export const TEXT = 2;
export const POSTCARD = 3;

const SEQUENCES: readonly { readonly delay: string; readonly content: SequenceContent }[] = [
  {
    delay: 'PT0S',
    content: {
      channel: 'email',
      subject: 'A question about {{ property.address.line1 }}',
      text: 'Hello {{ record.firstName | default: "there" }},\n\nis {{ property.address.line1 }} for sale? Reply any time.\n',
    },
  },
  {
    delay: 'PT3S',
    content: {
      channel: 'sms',
      body: 'Hi {{ record.firstName | default: "there" }}, Sample Homes here about {{ property.address.line1 }}. Reply STOP to end.',
    },
  },
  {
    delay: 'PT4S',
    content: {
      channel: 'direct_mail',
      format: 'postcard_4x6',
      front: '<h1>Thinking of selling?</h1>',
      back: '<p>Dear {{ record.name }}, we would buy {{ property.address.line1 }}.</p>',
    },
  },
  {
    delay: 'PT1S',
    content: {
      channel: 'email',
      subject: 'Did our card arrive?',
      text: 'Hello {{ record.firstName | default: "there" }}, this is our last message about {{ property.address.line1 }}.\n',
    },
  },
];

/** Three seconds at the printer, exact: a lead in days would wait for a real cut-off. */
const SETTINGS = { mailLeadTime: 'PT3S' };

export async function launchDemo(demo: DemoWorld): Promise<Campaign> {
  const { engine, workspaceId, actor, terminal, clock } = demo;
  const created = await createCampaign(engine, workspaceId, {
    id: engine.newId(),
    name: 'Vacant homes',
    sequences: SEQUENCES,
    settings: SETTINGS,
    audience: { filter: { type: 'property', tags: ['vacant'] } },
    actor,
  });
  if (!created.ok)
    throw new DemoFault(created.error.map(({ path, message }) => `${path}: ${message}`).join('; '));
  const faults = await launchFaults(engine, workspaceId, created.value);
  terminal.out(
    `${clock()} Plan: email, text after 3 s, postcard after 4 s (3 s of them at the printer), email after 1 s.`,
  );
  terminal.out(
    `${clock()} Checked before launch: ${faults.length === 0 ? 'no faults' : `${faults.length} faults`}.`,
  );
  const act = { workspaceId, campaignId: created.value.id, actor };
  const launched = await launchCampaign(engine, { ...act, jobId: engine.newId() });
  if (!launched.ok) throw new DemoFault(`the launch was refused: ${JSON.stringify(launched.error)}`);
  const stats = await engine.store.campaigns.stats(workspaceId, [launched.value.id]);
  const active = stats.get(launched.value.id)?.enrollments.active ?? 0;
  if (active === 0) throw new DemoFault('nobody was enrolled');
  terminal.out(`${clock()} Launched: ${count(active)} vacant properties enrolled.`);
  return launched.value;
}

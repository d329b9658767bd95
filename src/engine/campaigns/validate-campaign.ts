/** Every fault of a campaign at once, each with the path of the request's body where it stands. */
import { settingsFaults } from '#domain/campaign/settings-validation';
import type { CampaignSettings } from '#domain/campaign/campaign-settings';
import type { SequenceContent } from '#domain/campaign/sequence';
import type { ChannelName } from '#domain/touch/channel';
import type { StoreOperations } from '../ports.ts';
import type { Renderer, TemplateFault } from '../ports/render.ts';
import type { WorkspaceStore } from '../ports/workspace-store.ts';

export type CampaignFault = { readonly path: string; readonly message: string };
export type ValidateDeps = {
  readonly store: Pick<StoreOperations, 'campaigns'>;
  readonly renderer: Pick<Renderer, 'check'>;
};
type Part = { readonly delay: string; readonly content: SequenceContent };

/** What is refused at save: templates, merge fields, missing content, impossible windows, durations. */
export async function savingFaults(
  { store, renderer }: ValidateDeps,
  workspaceId: string,
  settings: CampaignSettings,
  sequences: readonly Part[],
): Promise<readonly CampaignFault[]> {
  const plan = sequences.map(({ delay, content }) => ({ channel: content.channel, delay }));
  const faults: CampaignFault[] = [...settingsFaults(settings, plan)];
  if (sequences.length === 0) return faults;
  const customFields = await store.campaigns.customFields(workspaceId);
  const checked = await Promise.all(sequences.map(({ content }) => renderer.check(content, customFields)));
  for (const [index, found] of checked.entries()) {
    faults.push(
      ...found.map((fault) => ({ path: `sequences.${index}.${fault.path}`, message: placed(fault) })),
    );
  }
  return faults;
}

function placed({ message, line, column }: TemplateFault): string {
  if (line === undefined) return message;
  return `${message} (line ${line}${column === undefined ? '' : `, column ${column}`})`;
}

export type LaunchDeps = ValidateDeps & { readonly workspaces: Pick<WorkspaceStore, 'find'> };

/** What a draft may lack and a running campaign may not. */
export async function launchFaults(
  deps: LaunchDeps,
  workspaceId: string,
  campaign: { readonly settings: CampaignSettings; readonly sequences: readonly Part[] },
): Promise<readonly CampaignFault[]> {
  const faults: CampaignFault[] = [];
  if (campaign.sequences.length === 0) {
    faults.push({ path: 'sequences', message: 'A campaign needs at least one sequence.' });
  }
  faults.push(...(await savingFaults(deps, workspaceId, campaign.settings, campaign.sequences)));
  faults.push(...(await addressFaults(deps, workspaceId, campaign.sequences)));
  const senders = new Set(
    (await deps.store.campaigns.defaultSenders(workspaceId)).map(({ channel }) => channel),
  );
  for (const [index, { content }] of campaign.sequences.entries()) {
    if (senders.has(content.channel)) continue;
    faults.push({
      path: `sequences.${index}.channel`,
      message: `There is no sender for ${CHANNEL_WORDS[content.channel]}.`,
    });
  }
  return faults;
}

const CHANNEL_WORDS: Readonly<Record<ChannelName, string>> = {
  email: 'email',
  sms: 'text messages',
  direct_mail: 'direct mail',
};

/** CAN-SPAM (15 U.S.C. 7704(a)(5)(A)(iii)): commercial email carries a valid physical postal address of its sender. */
async function addressFaults(
  deps: LaunchDeps,
  workspaceId: string,
  sequences: readonly Part[],
): Promise<readonly CampaignFault[]> {
  const emails = [...sequences.entries()].filter(([, { content }]) => content.channel === 'email');
  if (emails.length === 0 || (await deps.workspaces.find(workspaceId))?.postalAddress) return [];
  return emails.map(([index]) => ({
    path: `sequences.${index}.channel`,
    message: 'An email needs the postal address of its sender: set it in the workspace settings first.',
  }));
}

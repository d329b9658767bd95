/** Name, schedule and rules of a campaign, as far as its state lets them change; and its end. */
import { Button, Skeleton, Text, TextInput, Title } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { getRouteApi } from '@tanstack/react-router';
import { lazy, Suspense, useState } from 'react';
import type { Campaign, CampaignSettings } from '../../api/types.ts';
import { useEdit } from '../../features/campaigns/campaign-acts.ts';
import { campaignQuery } from '../../features/campaigns/campaign-queries.ts';
import { SettingsFields } from '../../features/campaigns/settings-fields.tsx';
import { useMay } from '../../features/session/use-may.ts';
import { ActFault, fieldFault } from '../../ui/act-fault.tsx';
import { showToast } from '../../ui/toasts.ts';
import { words } from '../../words/words.ts';
import classes from './tabs.module.css';

const EditReview = lazy(async () => ({
  default: (await import('../../features/campaigns/edit-review.tsx')).EditReview,
}));
const ArchiveDialog = lazy(async () => ({
  default: (await import('../../features/campaigns/archive-dialog.tsx')).ArchiveDialog,
}));

const route = getRouteApi('/inside/campaigns/$campaignId/settings');
const say = words.campaignTabs;

export function SettingsTab() {
  const { campaignId } = route.useParams();
  const { data: campaign } = useQuery(campaignQuery(campaignId));
  if (campaign === undefined) return <Skeleton height={480} />;
  return (
    <div key={campaignId} className={classes.tab}>
      <Name campaign={campaign} />
      <Rules campaign={campaign} />
      <Ending campaign={campaign} />
    </div>
  );
}

type PartProps = { readonly campaign: Campaign };

/** Members change drafts only. */
const useMayChange = ({ status }: Campaign): boolean => {
  const may = useMay('campaigns.edit');
  return may === 'yes' || (may !== undefined && status === 'draft');
};

function Name({ campaign }: PartProps) {
  const [name, setName] = useState(campaign.name);
  const edit = useEdit(campaign.id);
  const mayEdit = useMayChange(campaign);
  return (
    <form
      className={`${classes.card} ${classes.rename}`}
      onSubmit={(event) => {
        event.preventDefault();
        edit.mutate({ name }, { onSuccess: () => void showToast({ tone: 'done', text: say.renamed }) });
      }}
    >
      <TextInput
        label={say.name}
        value={name}
        maxLength={200}
        readOnly={!mayEdit}
        error={fieldFault(edit.error, 'name')}
        autoComplete="off"
        onChange={(event) => setName(event.currentTarget.value)}
      />
      {mayEdit ? (
        <Button
          type="submit"
          variant="default"
          loading={edit.isPending}
          disabled={name.trim() === '' || name.trim() === campaign.name}
        >
          {say.saveName}
        </Button>
      ) : null}
      <ActFault error={edit.error} shown={['name']} />
    </form>
  );
}

function Rules({ campaign }: PartProps) {
  const [base, setBase] = useState(campaign.settings);
  const [settings, setSettings] = useState(campaign.settings);
  const [isReviewing, setIsReviewing] = useState(false);
  const mayEdit = useMayChange(campaign) && campaign.status !== 'archived';
  const isChanged = textOf(settings) !== textOf(base);
  const take = (now: CampaignSettings): void => {
    setBase(now);
    setSettings(now);
  };
  if (textOf(campaign.settings) !== textOf(base) && !isChanged) take(campaign.settings);
  return (
    <section className={classes.card} aria-labelledby="rules">
      <Title order={2} id="rules">
        {words.build.schedule}
      </Title>
      <Text size="sm" c="dimmed">
        {campaign.status === 'archived' ? say.settingsFixed : say.settingsLead}
      </Text>
      <SettingsFields
        settings={settings}
        isLaunched={campaign.status !== 'draft'}
        isOff={!mayEdit}
        faultOf={() => undefined}
        onChange={setSettings}
      />
      {mayEdit ? (
        <div className={classes.foot}>
          <Text size="sm" c="dimmed" component="output">
            {isChanged ? say.unsaved : say.unchanged}
          </Text>
          <Button variant="default" disabled={!isChanged} onClick={() => take(campaign.settings)}>
            {say.reset}
          </Button>
          <Button disabled={!isChanged} onClick={() => setIsReviewing(true)}>
            {say.review}
          </Button>
        </div>
      ) : null}
      {isReviewing ? (
        <Suspense>
          <EditReview
            campaign={campaign}
            change={{ settings }}
            onClose={() => setIsReviewing(false)}
            onApplied={(saved) => {
              setIsReviewing(false);
              take(saved.settings);
            }}
          />
        </Suspense>
      ) : null}
    </section>
  );
}

function Ending({ campaign }: PartProps) {
  const [isOpen, setIsOpen] = useState(false);
  const mayRun = useMay('campaigns.run') !== undefined;
  if (!mayRun || campaign.status === 'archived' || campaign.status === 'draft') return null;
  return (
    <section className={classes.card} aria-labelledby="ending">
      <Title order={2} id="ending">
        {say.ending}
      </Title>
      <Text size="sm" c="dimmed">
        {say.endingDetail}
      </Text>
      <div>
        <Button variant="default" onClick={() => setIsOpen(true)}>
          {say.archive}
        </Button>
      </div>
      {isOpen ? (
        <Suspense>
          <ArchiveDialog campaign={campaign} onClose={() => setIsOpen(false)} />
        </Suspense>
      ) : null}
    </section>
  );
}

const textOf = (settings: CampaignSettings): string => JSON.stringify(settings);

/** A draft on its way to the launch: five steps on one page, each whole by itself, and saved while one types. */
import { Skeleton, VisuallyHidden } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { getRouteApi, Link, Navigate } from '@tanstack/react-router';
import { useEffect, useState } from 'react';
import type { Campaign } from '../../api/types.ts';
import { campaignQuery, launchPreviewQuery } from '../../features/campaigns/campaign-queries.ts';
import { PlanEditor } from '../../features/campaigns/plan-editor.tsx';
import { SettingsFields } from '../../features/campaigns/settings-fields.tsx';
import { useMay } from '../../features/session/use-may.ts';
import { AnchorLink } from '../../ui/anchor-link.tsx';
import { Failure } from '../../ui/failure.tsx';
import { ChevronIcon } from '../../ui/icons.tsx';
import { useDrawn } from '../../ui/later.tsx';
import { Notice } from '../../ui/notice.tsx';
import { PageHeading } from '../../ui/page-heading.tsx';
import { words } from '../../words/words.ts';
import { AudienceStep } from './audience-step.tsx';
import classes from './build-page.module.css';
import { allFaults } from './all-faults.ts';
import { ChecksStep } from './checks-step.tsx';
import { Leaves } from './leaves.tsx';
import { LaunchStep } from './launch-step.tsx';
import { NameField } from './name-field.tsx';
import { Outline } from './outline.tsx';
import { SaveState } from './save-state.tsx';
import { Step } from './step.tsx';
import { useDraft } from './use-draft.ts';

const route = getRouteApi('/inside/campaigns/$campaignId/build');
const inside = getRouteApi('/inside');
const say = words.build;

export function BuildPage() {
  const { campaignId } = route.useParams();
  const { me } = inside.useRouteContext();
  const query = useQuery(campaignQuery(campaignId));
  const [shown, setShown] = useState<string>();
  const isDrawn = useDrawn(query.data !== undefined);
  if (query.data === undefined || !isDrawn) {
    if (!query.isError) return <Waiting />;
    return (
      <Failure
        order={1}
        error={query.error}
        role={words.role[me.workspace.role]}
        onRetry={() => void query.refetch()}
      />
    );
  }
  if (query.data.status === 'draft') {
    return <Builder key={campaignId} campaign={query.data} onShown={setShown} />;
  }
  // The word of the launch may come by the stream of events before the answer does.
  if (shown === campaignId) return <Navigate to="/campaigns/$campaignId" params={{ campaignId }} replace />;
  return <Launched campaign={query.data} />;
}

type BuilderProps = { readonly campaign: Campaign; readonly onShown: (campaignId: string) => void };

function Builder({ campaign, onShown }: BuilderProps) {
  useEffect(() => onShown(campaign.id), [campaign.id, onShown]);
  const { keeper, view } = useDraft(campaign);
  const { draft, faults } = view;
  const mayEdit = useMay('campaigns.edit') !== undefined;
  const [openKey, setOpenKey] = useState<string>();
  const preview = useQuery(launchPreviewQuery(campaign.id, campaign.version));
  const all = allFaults(view, preview.data?.faults ?? []);
  const goTo = (place: string): void => {
    const key = draft.plan.find((item) => place.startsWith(`${item.key}.`))?.key;
    if (key !== undefined) setOpenKey(key);
    // The editor of a sequence comes with its first use.
    setTimeout(() => focusPlace(place), key === undefined ? 0 : 300);
  };
  return (
    <div className={classes.page}>
      <p className={classes.trail}>
        <AnchorLink to="/campaigns">{words.campaigns.title}</AnchorLink>
        <ChevronIcon size={12} />
      </p>
      <div className={classes.head}>
        <PageHeading title={draft.name || say.unnamed}>{say.heading}</PageHeading>
        <SaveState view={view} keeper={keeper} campaignId={campaign.id} />
      </div>
      <NameField
        name={draft.name}
        fault={faults.get('name')}
        isOff={!mayEdit}
        onChange={(name) => keeper.change({ name })}
      />
      {mayEdit ? null : <Notice title={words.act.noRight} detail={say.noRight} />}
      <div className={classes.columns}>
        <Outline faults={all} hasPlan={draft.plan.length > 0} hasAudience={draft.audience !== null} />
        <div className={classes.steps}>
          <AudienceStep
            campaignId={campaign.id}
            audience={draft.audience}
            channels={campaign.sequences.map(({ channel }) => channel)}
            fault={faults.get('audience')}
            mayEdit={mayEdit}
            onChange={(audience) => keeper.change({ audience })}
          />
          <Step id="sequences" title={say.sequences} lead={say.sequencesLead}>
            <PlanEditor
              campaignId={campaign.id}
              plan={draft.plan}
              faults={faults}
              openKey={openKey}
              mayEdit={mayEdit}
              onOpen={setOpenKey}
              onChange={(plan) => keeper.change({ plan })}
            />
          </Step>
          <Step id="schedule" title={say.schedule} lead={say.scheduleLead}>
            <Leaves preview={preview.data} campaign={campaign} />
            <SettingsFields
              settings={draft.settings}
              isLaunched={false}
              isOff={!mayEdit}
              faultOf={(place) => faults.get(place)}
              onChange={(settings) => keeper.change({ settings })}
            />
          </Step>
          <ChecksStep query={preview} faults={all} plan={draft.plan} onGo={goTo} />
          <LaunchStep campaign={campaign} preview={preview.data} faults={all} keeper={keeper} />
        </div>
      </div>
    </div>
  );
}

function focusPlace(place: string): void {
  const exact = document.querySelector<HTMLElement>(`[data-place="${CSS.escape(place)}"]`);
  const row = document.querySelector<HTMLElement>(
    `[data-place="${CSS.escape(`${place.split('.', 1)[0]}.`)}"]`,
  );
  const found = exact ?? row ?? document.querySelector<HTMLElement>(`#${CSS.escape(place)} h2`);
  found?.focus({ preventScroll: true });
  found?.scrollIntoView({ block: 'center' });
}

function Launched({ campaign }: { readonly campaign: Campaign }) {
  return (
    <Notice
      order={1}
      title={say.launchedAlready}
      detail={say.launchedDetail(campaign.name)}
      action={
        <Link to="/campaigns/$campaignId" params={{ campaignId: campaign.id }}>
          {say.toCampaign}
        </Link>
      }
    />
  );
}

function Waiting() {
  return (
    <div className={classes.page} aria-busy="true">
      <VisuallyHidden component="output">{words.states.loading}</VisuallyHidden>
      <Skeleton height={20} width={120} />
      <Skeleton height={32} width={240} />
      <Skeleton height={60} />
      <Skeleton height={320} />
      <Skeleton height={320} />
    </div>
  );
}

/** The sequences of a campaign that runs: changed here, looked at in their effect, and only then applied. */
import { Button, Skeleton, Text } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { getRouteApi } from '@tanstack/react-router';
import { lazy, Suspense, useState } from 'react';
import { ApiProblem, answer, api } from '../../api/client.ts';
import type { Campaign, CampaignPatch } from '../../api/types.ts';
import { campaignQuery } from '../../features/campaigns/campaign-queries.ts';
import { PlanEditor } from '../../features/campaigns/plan-editor.tsx';
import { itemsOf, missingParts, sendable, type Plan } from '../../features/campaigns/plan-items.ts';
import { useMay } from '../../features/session/use-may.ts';
import { ActFault } from '../../ui/act-fault.tsx';
import { AnchorLink } from '../../ui/anchor-link.tsx';
import { Notice } from '../../ui/notice.tsx';
import { words } from '../../words/words.ts';
import classes from './tabs.module.css';

const EditReview = lazy(async () => ({
  default: (await import('../../features/campaigns/edit-review.tsx')).EditReview,
}));

const route = getRouteApi('/inside/campaigns/$campaignId/sequences');
const say = words.campaignTabs;
const NO_FAULTS: ReadonlyMap<string, string> = new Map();

export function SequencesTab() {
  const { campaignId } = route.useParams();
  const { data: campaign } = useQuery(campaignQuery(campaignId));
  if (campaign === undefined) return <Skeleton height={320} />;
  if (campaign.status === 'draft') return <Draft campaign={campaign} />;
  return <Sequences key={campaignId} campaign={campaign} />;
}

function Draft({ campaign: { id } }: { readonly campaign: Campaign }) {
  return (
    <Notice
      title={words.overview.noSequences}
      action={
        <AnchorLink to="/campaigns/$campaignId/build" params={{ campaignId: id }}>
          {say.toBuild}
        </AnchorLink>
      }
    />
  );
}

function Sequences({ campaign }: { readonly campaign: Campaign }) {
  const [base, setBase] = useState(campaign);
  const [plan, setPlan] = useState<Plan>(() => itemsOf(campaign.sequences));
  const [openKey, setOpenKey] = useState<string>();
  const [faults, setFaults] = useState(NO_FAULTS);
  const [fault, setFault] = useState<Error | null>(null);
  const [isReviewing, setIsReviewing] = useState(false);
  const mayEdit = useMay('campaigns.edit') === 'yes' && campaign.status !== 'archived';
  const isChanged = JSON.stringify(sentOf(plan)) !== JSON.stringify(sentOf(itemsOf(base.sequences)));
  const take = (now: Campaign): void => {
    setBase(now);
    setPlan(itemsOf(now.sequences));
    setFaults(NO_FAULTS);
    setFault(null);
  };
  // Somebody else's change is taken over while there is none of ours.
  if (campaign.version !== base.version && !isChanged) take(campaign);
  const isConflict = campaign.version !== base.version && isChanged;
  const change: CampaignPatch = { sequences: sentOf(plan) };

  /** Faults stand where they are mended, so they are asked for before the dialog opens. */
  const review = async (): Promise<void> => {
    const missing = new Map(
      plan.flatMap(({ key, value }) =>
        missingParts(value).map(
          (part) => [`${key}.${part}`, words.build.missing[part] ?? words.build.toWrite] as const,
        ),
      ),
    );
    setFaults(missing);
    setFault(null);
    if (missing.size > 0) return open(missing);
    try {
      const on = { params: { path: { id: campaign.id } }, body: change };
      await answer(api.POST('/api/v1/campaigns/{id}/edit-preview', on));
      setIsReviewing(true);
    } catch (error) {
      if (!(error instanceof Error)) throw error;
      const placed = placesOf(error, plan);
      setFaults(placed);
      if (placed.size === 0) setFault(error);
      else open(placed);
    }
  };
  const open = (placed: ReadonlyMap<string, string>): void =>
    setOpenKey([...placed.keys()][0]?.split('.', 1)[0]);
  return (
    <div className={classes.tab}>
      <Text size="sm" c="dimmed">
        {mayEdit
          ? `${say.sequencesLead} ${leadOf(campaign)}`
          : campaign.status === 'archived'
            ? say.sequencesDone
            : say.sequencesNoRight}
      </Text>
      <PlanEditor
        campaignId={campaign.id}
        plan={plan}
        faults={faults}
        openKey={openKey}
        mayEdit={mayEdit}
        settled={campaign.status === 'active' ? base.sequences.length : 0}
        onOpen={setOpenKey}
        onChange={setPlan}
      />
      {isConflict ? (
        <Notice
          announce="alert"
          title={say.conflict}
          detail={say.conflictDetail}
          action={
            <Button variant="default" onClick={() => take(campaign)}>
              {say.loadNow}
            </Button>
          }
        />
      ) : null}
      <ActFault error={fault} />
      {mayEdit ? (
        <div className={classes.foot}>
          <Text size="sm" c="dimmed" component="output">
            {isChanged ? say.unsaved : say.unchanged}
          </Text>
          <Button variant="default" disabled={!isChanged} onClick={() => take(campaign)}>
            {say.reset}
          </Button>
          <Button disabled={!isChanged || isConflict} onClick={() => void review()}>
            {say.review}
          </Button>
        </div>
      ) : null}
      {isReviewing ? (
        <Suspense>
          <EditReview
            campaign={campaign}
            change={change}
            onClose={() => setIsReviewing(false)}
            onApplied={(saved) => {
              setIsReviewing(false);
              take(saved);
            }}
          />
        </Suspense>
      ) : null}
    </div>
  );
}

const sentOf = (plan: Plan) => plan.map(({ value }) => sendable(value));

const leadOf = ({ status }: Campaign): string =>
  status === 'active' ? say.sequencesActive : say.sequencesPaused;

function placesOf(error: Error, plan: Plan): ReadonlyMap<string, string> {
  if (!(error instanceof ApiProblem)) return NO_FAULTS;
  return new Map(
    error.errors.flatMap(({ path, message }) => {
      const [first, index, ...rest] = path.split('.');
      const key = first === 'sequences' ? plan[Number(index)]?.key : undefined;
      return key === undefined ? [] : [[[key, ...rest].join('.'), message] as const];
    }),
  );
}

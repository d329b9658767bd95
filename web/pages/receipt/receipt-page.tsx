/** The permanent account of one unenrollment: who, when, why, what stopped and what could not; to be kept and printed. */
import { Anchor, Button, Skeleton, VisuallyHidden } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { getRouteApi } from '@tanstack/react-router';
import type { Campaign, EnrollmentDetail, Receipt } from '../../api/types.ts';
import { campaignQuery } from '../../features/campaigns/campaign-queries.ts';
import { enrollmentQuery } from '../../features/enrollments/enrollment-queries.ts';
import { receiptQuery } from '../../features/receipts/receipt-queries.ts';
import { AnchorLink } from '../../ui/anchor-link.tsx';
import { Failure } from '../../ui/failure.tsx';
import { formatInstant } from '../../ui/format.ts';
import { useDrawn } from '../../ui/later.tsx';
import { PageHeading } from '../../ui/page-heading.tsx';
import { StatusMark, type StatusLook } from '../../ui/status-mark.tsx';
import { words } from '../../words/words.ts';
import { ReceiptFacts, ReceiptMoney, ReceiptProof } from './receipt-facts.tsx';
import classes from './receipt-page.module.css';
import { ReceiptTouches } from './receipt-touches.tsx';

const route = getRouteApi('/inside/receipts/$receiptId');
const inside = getRouteApi('/inside');
const { receiptPage: say } = words;

export function ReceiptPage() {
  const { receiptId } = route.useParams();
  const { me } = inside.useRouteContext();
  const query = useQuery(receiptQuery(receiptId));
  const isDrawn = useDrawn(query.data !== undefined);
  if (query.data !== undefined && isDrawn) return <Whole receipt={query.data} />;
  if (!query.isError) return <ReceiptSkeleton />;
  return (
    <Failure
      order={1}
      error={query.error}
      role={words.role[me.workspace.role]}
      onRetry={() => void query.refetch()}
    />
  );
}

/** Its names are asked for beside it: the receipt itself is there at once and needs none of them. */
function Whole({ receipt }: { readonly receipt: Receipt }) {
  const { data: enrollment } = useQuery(enrollmentQuery(receipt.enrollmentId));
  const { data: campaign } = useQuery(campaignQuery(receipt.campaignId));
  return (
    <article className={classes.page}>
      <Head receipt={receipt} enrollment={enrollment} campaign={campaign} />
      {receipt.restoredAt === null ? null : (
        <p className={classes.restored}>
          <strong>{say.restored(formatInstant(receipt.restoredAt))}</strong> {say.restoredHint}
        </p>
      )}
      <ReceiptFacts receipt={receipt} />
      <ReceiptTouches receipt={receipt} sequences={campaign?.sequences ?? []} />
      <ReceiptMoney money={receipt.money} />
      <ReceiptProof receipt={receipt} />
    </article>
  );
}

const SEALED = { shape: 'tick', tone: 'good' } as const;
const PENDING = { shape: 'ring', tone: 'quiet' } as const;

type HeadProps = {
  readonly receipt: Receipt;
  readonly enrollment: EnrollmentDetail | undefined;
  readonly campaign: Campaign | undefined;
};

function Head({ receipt, enrollment, campaign }: HeadProps) {
  const { proof } = receipt;
  const look: StatusLook =
    proof.state === 'sealed'
      ? { ...SEALED, word: say.sealed(proof.block) }
      : { ...PENDING, word: say.pending };
  return (
    <header className={classes.head}>
      <div className={classes.line}>
        <PageHeading title={say.title} />
        <output>
          <StatusMark look={look} />
        </output>
        <span className={classes.acts}>
          <Button variant="default" size="xs" onClick={() => print()}>
            {say.print}
          </Button>
          <Anchor href={`/api/v1/receipts/${receipt.id}`} target="_blank" rel="noreferrer" size="sm">
            {say.json}
          </Anchor>
        </span>
      </div>
      <p className={classes.lead}>
        {enrollment === undefined || campaign === undefined
          ? '\u00a0'
          : say.lead(enrollment.record.name, campaign.name, enrollment.passage)}
      </p>
      <p className={classes.id}>{receipt.id}</p>
      <p className={classes.back}>
        <AnchorLink
          to="/campaigns/$campaignId/enrollments/$enrollmentId"
          params={{ campaignId: receipt.campaignId, enrollmentId: receipt.enrollmentId }}
          search={{}}
        >
          {say.toEnrollment}
        </AnchorLink>
      </p>
    </header>
  );
}

function ReceiptSkeleton() {
  return (
    <div aria-busy="true" className={classes.page}>
      <VisuallyHidden component="output">{words.states.loading}</VisuallyHidden>
      <Skeleton height={32} width="12rem" />
      <Skeleton height={72} />
      <Skeleton height={160} />
      <Skeleton height={200} />
    </div>
  );
}

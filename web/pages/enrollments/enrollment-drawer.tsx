/** View Details: one enrollment beside the list. The list stays where it is, and one can step through it from here. */
import { ActionIcon, Drawer, Skeleton, VisuallyHidden } from '@mantine/core';
import { useInfiniteQuery, useQuery } from '@tanstack/react-query';
import { getRouteApi } from '@tanstack/react-router';
import { campaignQuery } from '../../features/campaigns/campaign-queries.ts';
import { enrollmentQuery, enrollmentsQuery } from '../../features/enrollments/enrollment-queries.ts';
import { Failure } from '../../ui/failure.tsx';
import { DownIcon, UpIcon } from '../../ui/icons.tsx';
import { words } from '../../words/words.ts';
import classes from './enrollment-drawer.module.css';
import { EnrollmentDetails } from './enrollment-details.tsx';

const route = getRouteApi('/inside/campaigns/$campaignId/enrollments/$enrollmentId');
const inside = getRouteApi('/inside');

export function EnrollmentDrawer() {
  const { campaignId, enrollmentId } = route.useParams();
  const search = route.useSearch();
  const navigate = route.useNavigate();
  const { me } = inside.useRouteContext();
  const query = useQuery(enrollmentQuery(enrollmentId));
  const { data: campaign } = useQuery(campaignQuery(campaignId));
  const { data: list } = useInfiniteQuery(enrollmentsQuery(campaignId, search));
  const ids = list?.pages.flatMap(({ items }) => items.map(({ id }) => id)) ?? [];
  const place = ids.indexOf(enrollmentId);
  const { enrollment: say } = words;

  const close = (): void =>
    void navigate({
      to: '/campaigns/$campaignId/enrollments',
      params: { campaignId },
      search,
      resetScroll: false,
    });
  const goTo = (id: string | undefined): void => {
    if (id === undefined) return;
    void navigate({
      to: '.',
      params: { campaignId, enrollmentId: id },
      search,
      replace: true,
      resetScroll: false,
    });
  };
  const previous = place > 0 ? ids[place - 1] : undefined;
  const following = place >= 0 ? ids[place + 1] : undefined;
  return (
    <Drawer.Root
      opened
      onClose={close}
      position="right"
      size="32rem"
      transitionProps={{ duration: 0 }}
      classNames={{ content: classes.content }}
    >
      <Drawer.Overlay backgroundOpacity={0.4} />
      <Drawer.Content>
        {/* No second <header> landmark (axe). */}
        <Drawer.Header component="div" className={classes.bar}>
          <Drawer.Title className={classes.title}>{query.data?.record.name ?? say.loading}</Drawer.Title>
          <span className={classes.steps}>
            <Step label={say.previous} to={previous} onGo={goTo} icon={<UpIcon />} />
            <Step label={say.following} to={following} onGo={goTo} icon={<DownIcon />} />
            <Drawer.CloseButton aria-label={say.close} />
          </span>
        </Drawer.Header>
        <Drawer.Body>
          {query.data !== undefined ? (
            <EnrollmentDetails enrollment={query.data} sequences={campaign?.sequences ?? []} />
          ) : query.isError ? (
            <Failure
              error={query.error}
              role={words.role[me.workspace.role]}
              onRetry={() => void query.refetch()}
            />
          ) : (
            <DetailsSkeleton />
          )}
        </Drawer.Body>
      </Drawer.Content>
    </Drawer.Root>
  );
}

type StepProps = {
  readonly label: string;
  readonly to: string | undefined;
  readonly onGo: (id: string | undefined) => void;
  readonly icon: React.ReactNode;
};

function Step({ label, to, onGo, icon }: StepProps) {
  return (
    <ActionIcon
      variant="subtle"
      color="gray"
      aria-label={label}
      title={label}
      // Not `disabled`: that would take the focus away from whoever steps to the end of the list.
      aria-disabled={to === undefined}
      className={classes.step}
      onClick={() => onGo(to)}
    >
      {icon}
    </ActionIcon>
  );
}

function DetailsSkeleton() {
  return (
    <div aria-busy="true" className={classes.waiting}>
      <VisuallyHidden component="output">{words.states.loading}</VisuallyHidden>
      <Skeleton height={48} />
      <Skeleton height={120} />
      <Skeleton height={160} />
    </div>
  );
}

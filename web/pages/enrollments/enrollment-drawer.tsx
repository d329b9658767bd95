/** View Details: one enrollment beside the list. The list stays where it is, and one can step through it from here. */
import { ActionIcon, Drawer, Skeleton, VisuallyHidden } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { getRouteApi } from '@tanstack/react-router';
import { useEffect, useMemo, useRef, useState } from 'react';
import type { Sequence } from '../../api/types.ts';
import { campaignQuery } from '../../features/campaigns/campaign-queries.ts';
import { enrollmentQuery } from '../../features/enrollments/enrollment-queries.ts';
import { placeOf } from '../../features/enrollments/live-rows.ts';
import { useEnrollmentRows } from '../../features/enrollments/use-enrollment-rows.ts';
import { UnenrollDialog } from '../../features/unenroll/unenroll-dialog.tsx';
import { useQuickUnenroll } from '../../features/unenroll/use-quick-unenroll.ts';
import { Failure } from '../../ui/failure.tsx';
import { DownIcon, UpIcon } from '../../ui/icons.tsx';
import { useKeys, type Key } from '../../ui/keys.ts';
import { Later, useDrawn } from '../../ui/later.tsx';
import { words } from '../../words/words.ts';
import classes from './enrollment-drawer.module.css';
import { EnrollmentDetails } from './enrollment-details.tsx';

const route = getRouteApi('/inside/campaigns/$campaignId/enrollments/$enrollmentId');
const inside = getRouteApi('/inside');
const NO_SEQUENCES: readonly Sequence[] = [];

export function EnrollmentDrawer() {
  const { campaignId, enrollmentId } = route.useParams();
  const search = route.useSearch();
  const navigate = route.useNavigate();
  const { me } = inside.useRouteContext();
  const query = useQuery(enrollmentQuery(enrollmentId));
  const isDrawn = useDrawn(query.data !== undefined);
  const { data: campaign } = useQuery(campaignQuery(campaignId));
  const { rows } = useEnrollmentRows(campaignId, search);
  const place = useMemo(() => placeOf(rows, enrollmentId), [rows, enrollmentId]);
  // Of this enrollment: stepping to another closes it.
  const [askedFor, askFor] = useState<string>();
  const isAsking = askedFor === enrollmentId;
  const sequences = campaign?.sequences ?? NO_SEQUENCES;
  const unenroll = useQuickUnenroll(sequences, ({ id }) => askFor(id));
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
  const previous = place > 0 ? rows.at(place - 1)?.id : undefined;
  const following = place >= 0 ? rows.at(place + 1)?.id : undefined;
  useDrawerKeys({
    isCovered: isAsking,
    onStep: (by) => goTo(by > 0 ? following : previous),
    onUnenroll: () => query.data !== undefined && unenroll(query.data),
  });
  return (
    <Drawer.Root
      opened
      onClose={close}
      // The dialog over it closes first.
      closeOnEscape={!isAsking}
      position="right"
      size="32rem"
      transitionProps={{ duration: 0 }}
    >
      <Drawer.Overlay backgroundOpacity={0.4} />
      <Drawer.Content>
        {/* No second <header> landmark (axe). */}
        <Drawer.Header component="div" className={classes.bar}>
          <Drawer.Title>{query.data?.record.name ?? say.loading}</Drawer.Title>
          <span className={classes.steps}>
            <Step label={say.previous} to={previous} onGo={goTo} icon={<UpIcon />} />
            <Step label={say.following} to={following} onGo={goTo} icon={<DownIcon />} />
            <Drawer.CloseButton aria-label={say.close} />
          </span>
        </Drawer.Header>
        <Drawer.Body className={classes.body}>
          {query.data !== undefined && isDrawn ? (
            // What stands in a drawer is drawn at one go when it opens, however much it is: the details come after it.
            <Later meanwhile={<DetailsSkeleton />}>
              <EnrollmentDetails
                key={enrollmentId}
                enrollment={query.data}
                campaign={campaign}
                onUnenroll={() => askFor(enrollmentId)}
              />
            </Later>
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
      {isAsking && query.data !== undefined ? (
        <UnenrollDialog
          enrollmentId={enrollmentId}
          who={query.data.record.name}
          campaignName={campaign?.name ?? ''}
          sequences={sequences}
          onClose={() => askFor(undefined)}
        />
      ) : null}
    </Drawer.Root>
  );
}

type DrawerKeys = {
  readonly isCovered: boolean;
  readonly onStep: (by: 1 | -1) => void;
  readonly onUnenroll: () => boolean;
};

function useDrawerKeys(given: DrawerKeys): void {
  const latest = useRef(given);
  useEffect(() => {
    latest.current = given;
  });
  useKeys(
    useMemo(() => {
      const { enrollment: say, enrollmentList } = words;
      const step = (by: 1 | -1) => (): boolean => {
        if (latest.current.isCovered) return false;
        latest.current.onStep(by);
        return true;
      };
      const keys: readonly Key[] = [
        { key: 'j', label: say.following, run: step(1) },
        { key: 'k', label: say.previous, run: step(-1) },
        { key: 'ArrowDown', label: say.following, run: step(1) },
        { key: 'ArrowUp', label: say.previous, run: step(-1) },
        {
          key: 'u',
          label: enrollmentList.keys.unenroll,
          run: () => !latest.current.isCovered && latest.current.onUnenroll(),
        },
      ];
      return keys;
    }, []),
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

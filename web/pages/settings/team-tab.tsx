/** Who is in the workspace, who is invited, and what each may do. */
import { useQuery } from '@tanstack/react-query';
import { getRouteApi } from '@tanstack/react-router';
import { invitationsQuery, teamQuery } from '../../features/team/team-queries.ts';
import { useMay } from '../../features/session/use-may.ts';
import { Failure } from '../../ui/failure.tsx';
import { words } from '../../words/words.ts';
import { InviteSection, OpenInvitations } from './invite-section.tsx';
import { PeopleList } from './people-list.tsx';
import { Section } from './section.tsx';
import classes from './settings.module.css';
import { SectionsSkeleton } from './sections-skeleton.tsx';

const inside = getRouteApi('/inside');

export function TeamTab() {
  const { me } = inside.useRouteContext();
  const may = useMay('team.manage') !== undefined;
  const query = useQuery(teamQuery);
  const invitations = useQuery({ ...invitationsQuery, enabled: may });
  const role = words.role[me.workspace.role];
  // Together, so that nothing moves when the second answer comes.
  if (query.isPending || (may && invitations.isPending)) return <SectionsSkeleton />;
  if (query.data === undefined)
    return <Failure error={query.error} role={role} onRetry={() => void query.refetch()} />;
  const { team: say } = words;
  return (
    <div className={classes.sections}>
      {may ? null : <p className={classes.note}>{words.settings.readOnly(role)}</p>}
      <Section title={say.people} lead={say.peopleLead} isWide>
        <PeopleList people={query.data} />
      </Section>
      {may ? <InviteSection /> : null}
      {may ? <OpenInvitations invitations={invitations.data ?? []} /> : null}
    </div>
  );
}

/** The workspace: name, clock, money, address, help, defaults, sample data. */
import { useQuery } from '@tanstack/react-query';
import { getRouteApi } from '@tanstack/react-router';
import { useMay } from '../../features/session/use-may.ts';
import { workspaceQuery } from '../../features/workspace/workspace-queries.ts';
import { Failure } from '../../ui/failure.tsx';
import { words } from '../../words/words.ts';
import { AddressSection } from './address-section.tsx';
import { DefaultsSection } from './defaults-section.tsx';
import { GeneralSection, SupportSection } from './general-sections.tsx';
import { PricesSection } from './prices-section.tsx';
import { SampleSection } from './sample-section.tsx';
import { SectionsSkeleton } from './sections-skeleton.tsx';
import classes from './settings.module.css';

const inside = getRouteApi('/inside');

export function WorkspaceTab() {
  const { me } = inside.useRouteContext();
  const may = useMay('settings.edit') !== undefined;
  const query = useQuery(workspaceQuery);
  const role = words.role[me.workspace.role];
  if (query.isPending) return <SectionsSkeleton />;
  if (query.data === undefined)
    return <Failure error={query.error} role={role} onRetry={() => void query.refetch()} />;
  const workspace = query.data;
  return (
    <div className={classes.sections}>
      {may ? null : <p className={classes.note}>{words.settings.readOnly(role)}</p>}
      <GeneralSection workspace={workspace} />
      <AddressSection workspace={workspace} />
      <SupportSection workspace={workspace} />
      <DefaultsSection workspace={workspace} />
      <PricesSection workspace={workspace} />
      {may ? <SampleSection /> : null}
    </div>
  );
}

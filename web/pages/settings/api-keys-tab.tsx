/** API keys: made with a role, the secret shown once, renamed, revoked. */
import { Anchor } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { getRouteApi } from '@tanstack/react-router';
import { useMay } from '../../features/session/use-may.ts';
import { apiKeysQuery } from '../../features/team/team-queries.ts';
import { Failure } from '../../ui/failure.tsx';
import { Notice } from '../../ui/notice.tsx';
import { words } from '../../words/words.ts';
import { ApiKeyList } from './api-key-list.tsx';
import { NewApiKey } from './new-api-key.tsx';
import { Section } from './section.tsx';
import { SectionsSkeleton } from './sections-skeleton.tsx';
import classes from './settings.module.css';

const inside = getRouteApi('/inside');

export function ApiKeysTab() {
  const { me } = inside.useRouteContext();
  const may = useMay('api_keys.manage') !== undefined;
  const query = useQuery({ ...apiKeysQuery, enabled: may });
  const role = words.role[me.workspace.role];
  const { states, apiKeys: say } = words;
  if (!may) return <Notice title={states.noRight} detail={states.noRightDetail(role)} />;
  if (query.isPending) return <SectionsSkeleton />;
  if (query.data === undefined)
    return <Failure error={query.error} role={role} onRetry={() => void query.refetch()} />;
  const lead = (
    <>
      {say.lead}{' '}
      <Anchor href="/api/docs" inherit underline="always">
        {say.docs}
      </Anchor>
    </>
  );
  return (
    <div className={classes.sections}>
      <Section title={say.new} lead={lead}>
        <NewApiKey />
      </Section>
      <Section title={say.title} lead={query.data.length === 0 ? say.empty : ''} isWide>
        {query.data.length === 0 ? null : <ApiKeyList apiKeys={query.data} />}
      </Section>
    </div>
  );
}

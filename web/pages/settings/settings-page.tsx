/** Settings: each tab a page of its own. */
import { getRouteApi, Link, Outlet, useLocation } from '@tanstack/react-router';
import { useRef } from 'react';
import { PageHeading } from '../../ui/page-heading.tsx';
import { useActiveInView } from '../../ui/use-active-in-view.ts';
import { words } from '../../words/words.ts';
import row from '../../ui/tab-row.module.css';
import classes from './settings.module.css';

const inside = getRouteApi('/inside');
const { settings: say } = words;

const TABS = [
  { to: '/settings', word: say.workspace, act: undefined },
  { to: '/settings/team', word: say.team, act: undefined },
  { to: '/settings/api-keys', word: say.apiKeys, act: 'api_keys.manage' },
  { to: '/settings/senders', word: say.senders, act: undefined },
  { to: '/settings/account', word: say.account, act: undefined },
] as const;

export function SettingsPage() {
  const { me } = inside.useRouteContext();
  const tabs = useRef<HTMLElement>(null);
  useActiveInView(tabs, useLocation().pathname);
  return (
    <div className={classes.page}>
      <PageHeading title={words.nav.settings} />
      <nav ref={tabs} className={`${row.tabs} ${classes.parts}`} aria-label={say.tabs}>
        {TABS.filter(({ act }) => act === undefined || me.acts[act] !== undefined).map(({ to, word }) => (
          <Link
            key={to}
            to={to}
            className={row.tab}
            activeOptions={{ exact: true, includeSearch: false }}
            resetScroll={false}
          >
            {word}
          </Link>
        ))}
      </nav>
      <Outlet />
    </div>
  );
}

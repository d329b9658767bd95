/** Around every page inside: where one is, who one is, and the way out. */
import {
  ActionIcon,
  Anchor,
  Button,
  NativeSelect,
  useComputedColorScheme,
  useMantineColorScheme,
} from '@mantine/core';
import { useMutation, useQueryClient } from '@tanstack/react-query';
import { getRouteApi, Link, Outlet, useLocation, useRouter } from '@tanstack/react-router';
import { lazy, Suspense, useEffect, useMemo, useRef, useState } from 'react';
import { auth } from '../api/client.ts';
import type { Me } from '../api/types.ts';
import { chooseWorkspace } from '../api/workspace-choice.ts';
import { closeHelp, followAddress, openHelp, useHelpPlace } from '../features/help/help-place.ts';
import { useLiveEvents } from '../features/live/live-events.ts';
import { SandboxBanner } from '../features/senders/sandbox-banner.tsx';
import { Banner } from '../ui/banner.tsx';
import { DoorIcon, HelpIcon, MoonIcon, SunIcon } from '../ui/icons.tsx';
import { listenToKeys, useKeys } from '../ui/keys.ts';
import { ToastRegion } from '../ui/toast-region.tsx';
import { undoLast } from '../ui/toasts.ts';
import { Later } from '../ui/later.tsx';
import { useActiveInView } from '../ui/use-active-in-view.ts';
import { words } from '../words/words.ts';
import classes from './shell.module.css';

const inside = getRouteApi('/inside');
const KeyList = lazy(async () => ({ default: (await import('../ui/key-list.tsx')).KeyList }));

const HelpPanel = lazy(async () => ({
  default: (await import('../features/help/help-panel.tsx')).HelpPanel,
}));

const { nav } = words;
const PLACES = [
  { to: '/campaigns', word: nav.campaigns },
  { to: '/records', word: nav.records },
  { to: '/imports', word: nav.imports },
  { to: '/outbox', word: nav.outbox },
  { to: '/do-not-contact', word: nav.suppressions },
  { to: '/settings', word: nav.settings },
] as const;

export function Shell() {
  const { me } = inside.useRouteContext();
  const [showsKeys, setShowsKeys] = useState(false);
  const help = useHelpPlace();
  const { history } = useRouter();
  // The address is written a moment after it is announced.
  useEffect(() => history.subscribe(() => void setTimeout(followAddress)), [history]);
  useLiveEvents(me.workspace.id);
  useEffect(listenToKeys, []);
  useKeys(
    useMemo(
      () => [
        { key: '/', label: words.keys.search, run: goToSearch },
        { key: 'z', label: words.keys.undo, run: undoLast },
        { key: '?', label: words.keys.show, run: () => setShowsKeys(true) },
      ],
      [],
    ),
  );
  return (
    <>
      <Anchor href="#content" className={classes.skip} data-no-print>
        {words.skipToContent}
      </Anchor>
      <header className={classes.header} data-no-print>
        <div className={classes.bar}>
          <span className={classes.product}>
            <DoorIcon size={20} />
            <span className={classes.name}>{words.product}</span>
          </span>
          <Places />
          <Who me={me} />
          <HelpButton isOpen={help !== null} />
          <ColourSwitch />
          <SignOut />
        </div>
      </header>
      <div className={classes.body} data-help={help !== null}>
        <SandboxBanner />
        <main id="content" tabIndex={-1} className={classes.main}>
          <Later>
            <Outlet />
          </Later>
        </main>
      </div>
      {help === null ? null : (
        <Suspense>
          <HelpPanel place={help} />
        </Suspense>
      )}
      <ToastRegion />
      {showsKeys ? (
        <Suspense>
          <KeyList onClose={() => setShowsKeys(false)} />
        </Suspense>
      ) : null}
    </>
  );
}

/** The ways about. On a phone they are a row that one pushes aside; the place where one is stands in view. */
function Places() {
  const row = useRef<HTMLElement>(null);
  const { pathname } = useLocation();
  useActiveInView(row, pathname);
  return (
    <nav ref={row} aria-label={words.shell.navigation} className={classes.nav}>
      {PLACES.map(({ to, word }) => (
        <Link key={to} to={to} className={classes.link} activeOptions={{ includeSearch: false }}>
          {word}
        </Link>
      ))}
    </nav>
  );
}

function Who({ me }: { readonly me: Me }) {
  return (
    <span className={classes.who} title={me.user?.email}>
      {me.workspaces.length > 1 ? (
        <NativeSelect
          aria-label={words.settings.workspace}
          size="xs"
          className={classes.choice}
          data={me.workspaces.map(({ id, name }) => ({ value: id, label: name }))}
          value={me.workspace.id}
          onChange={(event) => chooseWorkspace(event.currentTarget.value)}
        />
      ) : (
        <span className={classes.workspace}>{me.workspace.name}</span>
      )}
      <Link to="/settings/account" className={classes.person}>
        {me.user?.name}
      </Link>
    </span>
  );
}

function HelpButton({ isOpen }: { readonly isOpen: boolean }) {
  return (
    <ActionIcon
      variant="subtle"
      color="gray"
      size="lg"
      aria-label={words.help.open}
      aria-expanded={isOpen}
      title={words.help.open}
      onClick={() => openHelp()}
    >
      <HelpIcon size={18} />
    </ActionIcon>
  );
}

/** The page's own search, if it has one. */
function goToSearch(): boolean {
  const field = document.querySelector<HTMLInputElement>('main input[type=search]');
  field?.focus();
  field?.select();
  return field !== null;
}

function ColourSwitch() {
  const { setColorScheme } = useMantineColorScheme();
  const now = useComputedColorScheme('light');
  const label = now === 'dark' ? words.shell.toLight : words.shell.toDark;
  return (
    <ActionIcon
      variant="subtle"
      color="gray"
      size="lg"
      aria-label={label}
      title={label}
      onClick={() => setColorScheme(now === 'dark' ? 'light' : 'dark')}
    >
      {now === 'dark' ? <SunIcon /> : <MoonIcon />}
    </ActionIcon>
  );
}

function SignOut() {
  const queryClient = useQueryClient();
  const router = useRouter();
  const signOut = useMutation({
    mutationFn: auth.signOut,
    onSuccess: async () => {
      closeHelp();
      await router.navigate({ to: '/sign-in' });
      // Nothing of one person may be on the screen of the next. Not before nobody looks: they would ask again.
      queryClient.clear();
    },
  });
  return (
    <>
      <Button variant="default" size="xs" onClick={() => signOut.mutate()} loading={signOut.isPending}>
        {words.shell.signOut}
      </Button>
      <Banner isUrgent text={signOut.isError ? words.shell.stillSignedIn : null} />
    </>
  );
}

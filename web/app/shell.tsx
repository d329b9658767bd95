/** Around every page inside: where one is, who one is, and the way out. */
import { ActionIcon, Anchor, Button, useComputedColorScheme, useMantineColorScheme } from '@mantine/core';
import { useMutation, useQueryClient } from '@tanstack/react-query';
import { getRouteApi, Link, Outlet, useRouter } from '@tanstack/react-router';
import { lazy, Suspense, useEffect, useMemo, useState } from 'react';
import { auth } from '../api/client.ts';
import { useLiveEvents } from '../features/live/live-events.ts';
import { Banner } from '../ui/banner.tsx';
import { DoorIcon, MoonIcon, SunIcon } from '../ui/icons.tsx';
import { listenToKeys, useKeys } from '../ui/keys.ts';
import { ToastRegion } from '../ui/toast-region.tsx';
import { undoLast } from '../ui/toasts.ts';
import { words } from '../words/words.ts';
import classes from './shell.module.css';

const inside = getRouteApi('/inside');
const KeyList = lazy(async () => ({ default: (await import('../ui/key-list.tsx')).KeyList }));

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
          <nav aria-label={words.shell.navigation} className={classes.nav}>
            {PLACES.map(({ to, word }) => (
              <Link key={to} to={to} className={classes.link} activeOptions={{ includeSearch: false }}>
                {word}
              </Link>
            ))}
          </nav>
          <span className={classes.who} title={me.user?.email}>
            <span className={classes.workspace}>{me.workspace.name}</span>
            <span className={classes.person}>{me.user?.name}</span>
          </span>
          <ColourSwitch />
          <SignOut />
        </div>
      </header>
      <main id="content" tabIndex={-1} className={classes.main}>
        <Outlet />
      </main>
      <ToastRegion />
      {showsKeys ? (
        <Suspense>
          <KeyList onClose={() => setShowsKeys(false)} />
        </Suspense>
      ) : null}
    </>
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
      // Nothing of one person may be on the screen of the next.
      queryClient.clear();
      await router.navigate({ to: '/sign-in' });
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

/** Around every page inside: where one is, who one is, and the way out. */
import { ActionIcon, Anchor, Button, useComputedColorScheme, useMantineColorScheme } from '@mantine/core';
import { useMutation, useQueryClient } from '@tanstack/react-query';
import { getRouteApi, Link, Outlet, useRouter } from '@tanstack/react-router';
import { auth } from '../api/client.ts';
import { Banner } from '../ui/banner.tsx';
import { DoorIcon, MoonIcon, SunIcon } from '../ui/icons.tsx';
import { words } from '../words/words.ts';
import classes from './shell.module.css';

const inside = getRouteApi('/inside');

export function Shell() {
  const { me } = inside.useRouteContext();
  return (
    <>
      <Anchor href="#content" className={classes.skip}>
        {words.skipToContent}
      </Anchor>
      <header className={classes.header}>
        <div className={classes.bar}>
          <span className={classes.product}>
            <DoorIcon size={20} />
            <span className={classes.name}>{words.product}</span>
          </span>
          <nav aria-label={words.shell.navigation} className={classes.nav}>
            <Link to="/campaigns" className={classes.link} activeOptions={{ includeSearch: false }}>
              {words.shell.campaigns}
            </Link>
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
    </>
  );
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

/** Settings: each tab a page of its own. */
import { Outlet } from '@tanstack/react-router';
import { PageHeading } from '../../ui/page-heading.tsx';
import { words } from '../../words/words.ts';

export function SettingsPage() {
  return (
    <>
      <PageHeading title={words.nav.settings} />
      <Outlet />
    </>
  );
}

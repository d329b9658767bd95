/** The person: name, password, where they are signed in, language and colours. */
import { getRouteApi } from '@tanstack/react-router';
import { LookSection } from './look-section.tsx';
import { NameSection } from './name-section.tsx';
import { PasswordSection } from './password-section.tsx';
import { SessionsSection } from './sessions-section.tsx';
import classes from './settings.module.css';

const inside = getRouteApi('/inside');

export function AccountTab() {
  const { me } = inside.useRouteContext();
  return (
    <div className={classes.sections}>
      {me.user === null ? null : <NameSection user={me.user} />}
      <LookSection />
      <PasswordSection email={me.user?.email ?? ''} />
      <SessionsSection />
    </div>
  );
}

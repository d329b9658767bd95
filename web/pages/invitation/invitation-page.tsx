/** nav.settings */
import { PageHeading } from '../../ui/page-heading.tsx';
import { words } from '../../words/words.ts';

export function InvitationPage() {
  return <PageHeading title={words.nav.settings} />;
}

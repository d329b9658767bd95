/** nav.campaigns */
import { PageHeading } from '../../ui/page-heading.tsx';
import { words } from '../../words/words.ts';

export function BuildPage() {
  return <PageHeading title={words.nav.campaigns} />;
}

/** nav.suppressions */
import { PageHeading } from '../../ui/page-heading.tsx';
import { words } from '../../words/words.ts';

export function SuppressionsPage() {
  return <PageHeading title={words.nav.suppressions} />;
}

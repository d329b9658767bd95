/** nav.records */
import { PageHeading } from '../../ui/page-heading.tsx';
import { words } from '../../words/words.ts';

export function RecordsPage() {
  return <PageHeading title={words.nav.records} />;
}

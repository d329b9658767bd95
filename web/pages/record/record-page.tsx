/** nav.records */
import { PageHeading } from '../../ui/page-heading.tsx';
import { words } from '../../words/words.ts';

export function RecordPage() {
  return <PageHeading title={words.nav.records} />;
}

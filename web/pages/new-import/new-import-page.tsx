/** nav.imports */
import { PageHeading } from '../../ui/page-heading.tsx';
import { words } from '../../words/words.ts';

export function NewImportPage() {
  return <PageHeading title={words.nav.imports} />;
}

/** nav.campaigns */
import { PageHeading } from '../../ui/page-heading.tsx';
import { words } from '../../words/words.ts';

export function ReceiptPage() {
  return <PageHeading title={words.nav.campaigns} />;
}

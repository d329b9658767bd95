/** nav.outbox */
import { PageHeading } from '../../ui/page-heading.tsx';
import { words } from '../../words/words.ts';

export function OutboxPage() {
  return <PageHeading title={words.nav.outbox} />;
}
